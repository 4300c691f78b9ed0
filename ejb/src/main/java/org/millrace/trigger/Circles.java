package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignBinding;
import org.millrace.run.entry.Arrival;
import org.millrace.run.entry.Entrances;

/**
 * Where campaigns fire each other's events, the circle comes to an end: what a campaign caused lets a contact into another one so many
 * times a day at most, unless it names a business case, which enters once.
 */
@Dependent
class Circles {

    static final int MOST_A_DAY = 10;
    private static final int TOLD = 10;

    private final TriggerRepository triggers;
    private final Entrances entrances;
    private final Clock clock;
    private final System.Logger log;

    @Inject
    Circles(TriggerRepository triggers, Entrances entrances, Clock clock) {
        this(triggers, entrances, clock, System.getLogger(Circles.class.getName()));
    }

    Circles(TriggerRepository triggers, Entrances entrances, Clock clock, System.Logger log) {
        this.log = log;
        this.triggers = triggers;
        this.entrances = entrances;
        this.clock = clock;
    }

    /** Lets in who asks for one campaign, whom the caller has locked. */
    void enter(List<Asking> asking) {
        Set<Long> bound =
                asking.stream().filter(Asking::bound).map(Asking::contactId).collect(Collectors.toSet());
        if (bound.isEmpty()) {
            entrances.enterLocked(asking.stream().map(Asking::arrival).toList());
            return;
        }
        CampaignBinding campaign = asking.get(0).arrival().entrance().campaign();
        Instant since = clock.instant().minus(Duration.ofDays(1));
        Map<Long, Integer> entries = new HashMap<>(triggers.entries(campaign, bound, since));
        Set<Long> refused = new HashSet<>();
        List<Arrival> admitted = new ArrayList<>();
        for (Asking one : asking) {
            if (one.bound() && entries.getOrDefault(one.contactId(), 0) >= MOST_A_DAY) {
                refused.add(one.contactId());
            } else {
                admitted.add(one.arrival());
                entries.merge(one.contactId(), one.keyed() ? 0 : 1, Integer::sum);
            }
        }
        entrances.enterLocked(admitted);
        warn(campaign, refused, since);
    }

    /** Of those who did enter so often: another rule kept the others out as well. */
    private void warn(CampaignBinding campaign, Set<Long> refused, Instant since) {
        if (refused.isEmpty()) {
            return;
        }
        List<Long> circling = triggers.entries(campaign, refused, since).entrySet().stream()
                .filter(entered -> entered.getValue() >= MOST_A_DAY)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!circling.isEmpty()) {
            log.log(
                    System.Logger.Level.WARNING,
                    "Campaign {0} was entered {1} times in a day by contacts, {2} in number: {3}; what other campaigns cause lets them in no more",
                    Long.toString(campaign.campaignId()),
                    MOST_A_DAY,
                    circling.size(),
                    first(circling));
        }
    }

    /** A log needs no ten thousand numbers. */
    private static String first(List<Long> contacts) {
        return contacts.stream().limit(TOLD).map(String::valueOf).collect(Collectors.joining(", "))
                + (contacts.size() > TOLD ? ", …" : "");
    }

    /** @param caused by another campaign */
    record Asking(Arrival arrival, boolean caused) {

        long campaignId() {
            return arrival.entrance().campaign().campaignId();
        }

        private long contactId() {
            return arrival.entrant().contactId();
        }

        private boolean keyed() {
            return arrival.entrant().businessKey() != null;
        }

        private boolean bound() {
            return caused && !keyed();
        }
    }
}
