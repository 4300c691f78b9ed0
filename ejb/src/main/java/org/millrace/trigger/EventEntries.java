package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.run.entry.Arrival;
import org.millrace.run.entry.Entrance;
import org.millrace.run.entry.Entrances;
import org.millrace.run.entry.Entrant;
import org.millrace.run.step.EventTriggerStep;
import org.millrace.trigger.Circles.Asking;
import org.millrace.workflow.WorkflowVersions;

/**
 * Lets contacts enter by their events, in the transaction that stores the events. What a machine did lets nobody in, and no campaign
 * is entered by an event of its own: it would run in a circle.
 */
@Dependent
class EventEntries {

    private final TriggerRepository triggers;
    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final Entrances entrances;
    private final Circles circles;
    private final Clock clock;

    @Inject
    EventEntries(
            TriggerRepository triggers,
            CampaignStates campaigns,
            WorkflowVersions versions,
            Entrances entrances,
            Circles circles,
            Clock clock) {
        this.triggers = triggers;
        this.campaigns = campaigns;
        this.versions = versions;
        this.entrances = entrances;
        this.circles = circles;
        this.clock = clock;
    }

    void recorded(@Observes EventsRecorded news) {
        List<Recorded> people =
                news.events().stream().filter(event -> !event.machine()).toList();
        Set<String> names = people.stream().map(Recorded::name).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        List<TriggerNode> asked = triggers.ofEvents(news.tenant(), names);
        if (asked.isEmpty()) {
            return;
        }
        Map<Long, CampaignStatus> statuses = campaigns.lockedForWork(
                asked.stream().map(TriggerNode::campaignId).collect(Collectors.toSet()));
        Map<Long, List<Asking>> entering = asked.stream()
                .filter(trigger -> statuses.containsKey(trigger.campaignId())
                        && statuses.get(trigger.campaignId()).enrols())
                .flatMap(trigger -> asking(trigger, people))
                .collect(Collectors.groupingBy(Asking::campaignId, LinkedHashMap::new, Collectors.toList()));
        entrances.lock(entering.values().stream()
                .flatMap(List::stream)
                .map(Asking::arrival)
                .toList());
        entering.values().forEach(circles::enter);
    }

    private Stream<Asking> asking(TriggerNode trigger, List<Recorded> events) {
        EventTriggerStep.Configuration wanted = (EventTriggerStep.Configuration)
                versions.compiled(trigger.versionId()).node(trigger.nodeNo()).configuration();
        Instant now = clock.instant();
        List<Recorded> fitting = events.stream()
                .filter(event -> event.name().equals(wanted.event()))
                .filter(event -> event.campaignId() == null || event.campaignId() != trigger.campaignId())
                .filter(event -> wanted.accepts(event.properties(), now))
                .toList();
        if (fitting.isEmpty()) {
            return Stream.empty();
        }
        return campaigns.binding(trigger.campaignId()).stream()
                .map(campaign -> new Entrance(campaign, trigger.versionId(), trigger.nodeNo(), wanted.once()))
                .flatMap(entrance -> fitting.stream().map(event -> asking(entrance, wanted, event)));
    }

    private static Asking asking(Entrance entrance, EventTriggerStep.Configuration wanted, Recorded event) {
        Entrant entrant =
                new Entrant(event.contactId(), wanted.key(event.properties()).orElse(null));
        return new Asking(new Arrival(entrance, entrant), event.campaignId() != null);
    }
}
