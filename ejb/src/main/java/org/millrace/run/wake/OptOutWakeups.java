package org.millrace.run.wake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentChanged;
import org.millrace.contact.ConsentState;
import org.millrace.workflow.WorkflowVersions;

/** Ends the runs of a contact that opts out of what they send, in the transaction that notes the opt-out. */
@Dependent
class OptOutWakeups {

    private final WakeRepository runs;
    private final WorkflowVersions versions;
    private final Clock clock;

    @Inject
    OptOutWakeups(WakeRepository runs, WorkflowVersions versions, Clock clock) {
        this.runs = runs;
        this.versions = versions;
        this.clock = clock;
    }

    void changed(@Observes ConsentChanged news) {
        ConsentChange change = news.change();
        if (change.state() != ConsentState.OPTED_OUT) {
            return;
        }
        List<Wakeup> wakeups = runs.lockOptedOut(change.tenant(), change.contactId(), change.topic()).stream()
                .flatMap(run -> RunNews.optedOut(versions.compiled(run.versionId()), change.channel())
                        .map(signal -> new Wakeup(run.id(), signal))
                        .stream())
                .toList();
        if (!wakeups.isEmpty()) {
            runs.wake(wakeups, clock.instant());
        }
    }
}
