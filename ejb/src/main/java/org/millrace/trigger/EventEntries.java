package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.run.entry.Entrance;
import org.millrace.run.entry.Entrances;
import org.millrace.run.entry.Entrant;
import org.millrace.run.step.EventTriggerStep;
import org.millrace.workflow.WorkflowVersions;

/**
 * Lets contacts enter by their events, in the transaction that stores the events. What a machine did lets nobody in, and no campaign
 * is entered by an event of its own: it would run in a circle. Where campaigns fire each other's events, the circle comes to an end: what
 * a campaign caused lets a contact into another one so many times a day at most, unless it names a business case, which enters once.
 */
@Dependent
class EventEntries {

    static final int MOST_A_DAY = 10;

    private static final Logger LOG = Logger.getLogger(EventEntries.class.getName());

    private final TriggerRepository triggers;
    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final Entrances entrances;
    private final Clock clock;

    @Inject
    EventEntries(
            TriggerRepository triggers,
            CampaignStates campaigns,
            WorkflowVersions versions,
            Entrances entrances,
            Clock clock) {
        this.triggers = triggers;
        this.campaigns = campaigns;
        this.versions = versions;
        this.entrances = entrances;
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
        asked.stream()
                .filter(trigger -> statuses.containsKey(trigger.campaignId())
                        && statuses.get(trigger.campaignId()).enrols())
                .forEach(trigger -> enter(trigger, people));
    }

    private void enter(TriggerNode trigger, List<Recorded> events) {
        EventTriggerStep.Configuration wanted = (EventTriggerStep.Configuration)
                versions.compiled(trigger.versionId()).node(trigger.nodeNo()).configuration();
        Instant now = clock.instant();
        List<Recorded> accepted = events.stream()
                .filter(event -> event.name().equals(wanted.event()))
                .filter(event -> event.campaignId() == null || event.campaignId() != trigger.campaignId())
                .filter(event -> wanted.accepts(event.properties(), now))
                .toList();
        Set<Long> circling = circling(
                trigger,
                accepted.stream()
                        .filter(event -> event.campaignId() != null)
                        .filter(event -> wanted.key(event.properties()).isEmpty())
                        .map(Recorded::contactId)
                        .collect(Collectors.toSet()),
                now);
        List<Entrant> entrants = accepted.stream()
                .filter(event -> event.campaignId() == null || !circling.contains(event.contactId()))
                .map(event -> new Entrant(
                        event.contactId(), wanted.key(event.properties()).orElse(null)))
                .toList();
        if (!entrants.isEmpty()) {
            campaigns
                    .binding(trigger.campaignId())
                    .ifPresent(campaign -> entrances.enter(
                            new Entrance(campaign, trigger.versionId(), trigger.nodeNo(), wanted.once()), entrants));
        }
    }

    private Set<Long> circling(TriggerNode trigger, Set<Long> contacts, Instant now) {
        if (contacts.isEmpty()) {
            return Set.of();
        }
        Set<Long> circling = triggers.enteredOften(trigger, contacts, now.minus(Duration.ofDays(1)), MOST_A_DAY);
        if (!circling.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Campaign {0} was entered {1} times in a day by contacts {2}; what other campaigns cause lets them in no more",
                    new Object[] {trigger.campaignId(), MOST_A_DAY, circling});
        }
        return circling;
    }
}
