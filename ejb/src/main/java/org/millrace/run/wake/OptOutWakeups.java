package org.millrace.run.wake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentChanged;
import org.millrace.contact.ConsentState;
import org.millrace.run.Signal;
import org.millrace.workflow.CompiledInterrupt;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Listening;
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
                .filter(run -> concerns(versions.compiled(run.versionId()), change.channel()))
                .map(run -> new Wakeup(run.id(), signal(versions.compiled(run.versionId()))))
                .toList();
        if (!wakeups.isEmpty()) {
            runs.wake(wakeups, clock.instant());
        }
    }

    /** A workflow that says nothing of opt-outs ends when it may not write by one of its channels any more. */
    private static boolean concerns(CompiledWorkflow version, String channel) {
        Set<String> channels = Listening.channels(version);
        return channels.isEmpty() || channel.equals(ConsentChange.ALL) || channels.contains(channel);
    }

    private static String signal(CompiledWorkflow version) {
        return version.interrupts().stream()
                .filter(interrupt -> interrupt.when().unsubscribed())
                .map(CompiledInterrupt::no)
                .map(Signal::interrupt)
                .findFirst()
                .orElse(Signal.UNSUBSCRIBED);
    }
}
