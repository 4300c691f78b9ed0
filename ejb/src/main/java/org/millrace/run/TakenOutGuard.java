package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.delivery.SendGuard;

/**
 * A message of a run that was taken out before its end, by a person, an interrupt or an opt-out, is not sent any more. A call to
 * another system is made all the same, unless a person took the run out: its step had been done when the interrupt came.
 */
@Dependent
public class TakenOutGuard implements SendGuard {

    private final RunReadRepository runs;

    @Inject
    TakenOutGuard(RunReadRepository runs) {
        this.runs = runs;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        Map<Long, String> takenOut =
                runs.lockedTakenOut(window.stream().map(Candidate::runId).toList());
        Map<Long, Refusal> refusals = new HashMap<>();
        for (Candidate candidate : window) {
            String reason = takenOut.get(candidate.runId());
            if (reason != null && (candidate.reachesThePerson() || reason.equals(RunReadRepository.CANCELED))) {
                refusals.put(candidate.messageId(), new Refusal.Skip(reason));
            }
        }
        return refusals;
    }
}
