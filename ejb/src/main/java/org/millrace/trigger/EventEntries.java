package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private static final int TOLD = 10;

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
        List<Asking> asking = events.stream()
                .filter(event -> event.name().equals(wanted.event()))
                .filter(event -> event.campaignId() == null || event.campaignId() != trigger.campaignId())
                .filter(event -> wanted.accepts(event.properties(), now))
                .map(event -> new Asking(
                        new Entrant(
                                event.contactId(),
                                wanted.key(event.properties()).orElse(null)),
                        event.campaignId() != null))
                .toList();
        if (!asking.isEmpty()) {
            campaigns
                    .binding(trigger.campaignId())
                    .map(campaign -> new Entrance(campaign, trigger.versionId(), trigger.nodeNo(), wanted.once()))
                    .ifPresent(entrance -> entrances.enter(entrance, admitted(trigger, entrance, asking)));
        }
    }

    private List<Entrant> admitted(TriggerNode trigger, Entrance entrance, List<Asking> asking) {
        List<Entrant> all = asking.stream().map(Asking::entrant).toList();
        Set<Long> bound =
                asking.stream().filter(Asking::bound).map(Asking::contactId).collect(Collectors.toSet());
        if (bound.isEmpty()) {
            return all;
        }
        entrances.lock(entrance, all);
        Instant since = clock.instant().minus(Duration.ofDays(1));
        Map<Long, Integer> entries = new HashMap<>(triggers.entries(trigger, bound, since));
        Set<Long> circling = new TreeSet<>();
        List<Entrant> admitted = new ArrayList<>();
        for (Asking one : asking) {
            if (one.bound() && entries.getOrDefault(one.contactId(), 0) >= MOST_A_DAY) {
                circling.add(one.contactId());
            } else {
                admitted.add(one.entrant());
                entries.merge(one.contactId(), one.keyed() ? 0 : 1, Integer::sum);
            }
        }
        warn(trigger, circling);
        return admitted;
    }

    private static void warn(TriggerNode trigger, Set<Long> circling) {
        if (!circling.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Campaign {0} was entered {1} times in a day by contacts, {2} in number: {3}; what other campaigns cause lets them in no more",
                    new Object[] {Long.toString(trigger.campaignId()), MOST_A_DAY, circling.size(), first(circling)});
        }
    }

    /** A log needs no ten thousand numbers. */
    private static String first(Set<Long> contacts) {
        return contacts.stream().limit(TOLD).map(String::valueOf).collect(Collectors.joining(", "))
                + (contacts.size() > TOLD ? ", …" : "");
    }

    /** @param caused by another campaign */
    private record Asking(Entrant entrant, boolean caused) {

        long contactId() {
            return entrant.contactId();
        }

        boolean keyed() {
            return entrant.businessKey() != null;
        }

        boolean bound() {
            return caused && !keyed();
        }
    }
}
