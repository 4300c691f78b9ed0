package org.millrace.run.wake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.campaign.CampaignGoals;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.run.Signal;
import org.millrace.workflow.CompiledInterrupt;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Listening;

/** What an event means to one run. An interrupt counts what happened since the run began. */
public record RunNews(LiveRun run, CompiledWorkflow version, List<CampaignGoals.Target> targets) {

    /** The signal with which the event wakes the run; empty when it means nothing to it. */
    public Optional<String> signal(Recorded event) {
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

    /** The signal with which an opt-out from the channel wakes a version's runs; empty when they do not write by it. */
    public static Optional<String> optedOut(CompiledWorkflow version, String channel) {
        Optional<String> interrupt = version.interrupts().stream()
                .filter(candidate -> candidate.when().unsubscribed())
                .map(CompiledInterrupt::no)
                .map(Signal::interrupt)
                .findFirst();
        Set<String> channels = Listening.channels(version);
        if (channels.isEmpty()) {
            return interrupt;
        }
        return channel.equals(ConsentChange.ALL) || channels.contains(channel)
                ? Optional.of(interrupt.orElse(Signal.UNSUBSCRIBED))
                : Optional.empty();
    }

    /** The node itself decides whether the event is the one; it is asked about more than it would wish for, never about less. */
    private Optional<String> awaited(Recorded event) {
        return run.waitsForEvent()
                        && Listening.awaited(version.node(run.nodeNo())).contains(event.name())
                ? Optional.of(Signal.event(event.id()))
                : Optional.empty();
    }
}
