package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.delivery.SendGuard;

/** A message of a run that was taken out of its campaign is not sent any more. */
@Dependent
public class CanceledRunsGuard implements SendGuard {

    private final RunReadRepository runs;

    @Inject
    CanceledRunsGuard(RunReadRepository runs) {
        this.runs = runs;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        Set<Long> canceled =
                runs.lockedCanceled(window.stream().map(Candidate::runId).toList());
        Map<Long, Refusal> refusals = new HashMap<>();
        for (Candidate candidate : window) {
            if (canceled.contains(candidate.runId())) {
                refusals.put(candidate.messageId(), new Refusal.Skip("run canceled"));
            }
        }
        return refusals;
    }
}
