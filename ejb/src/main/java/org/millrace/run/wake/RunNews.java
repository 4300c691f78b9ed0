package org.millrace.run.wake;

import java.util.List;
import java.util.Optional;
import org.millrace.campaign.CampaignGoals;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.run.Signal;
import org.millrace.workflow.CompiledInterrupt;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Listening;

/** What an event means to one run. An interrupt counts what happened since the run began. */
record RunNews(LiveRun run, CompiledWorkflow version, List<CampaignGoals.Target> targets) {

    Optional<String> signal(Recorded event) {
        return interrupt(event).or(() -> awaited(event));
    }

    private Optional<String> interrupt(Recorded event) {
        if (event.occurredAt().isBefore(run.enteredAt())) {
            return Optional.empty();
        }
        List<String> reached = targets.stream()
                .filter(target -> target.campaignId() == run.campaignId())
                .filter(target -> target.reached(event.name(), event.occurredAt(), run.enteredAt()))
                .map(CampaignGoals.Target::name)
                .toList();
        return version.interrupts().stream()
                .filter(interrupt -> interrupt.when().onEvent(event.name(), event.properties(), event.machine())
                        || interrupt.when().onGoals(reached))
                .map(CompiledInterrupt::no)
                .map(Signal::interrupt)
                .findFirst();
    }

    /** The node itself decides whether the event is the one; it is asked about more than it would wish for, never about less. */
    private Optional<String> awaited(Recorded event) {
        return run.waitsForEvent()
                        && Listening.awaited(version.node(run.nodeNo())).contains(event.name())
                ? Optional.of(Signal.event(event.id()))
                : Optional.empty();
    }
}
