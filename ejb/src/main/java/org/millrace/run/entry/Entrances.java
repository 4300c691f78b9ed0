package org.millrace.run.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.CampaignBinding;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Metric;
import org.millrace.run.RunsEntered;

/** Lets contacts enter one by one, in the caller's transaction. */
@Dependent
public class Entrances {

    private static final int MOST_LOOKS = 1_000;

    private final AudienceResolver audiences;
    private final EntryRepository repository;
    private final CounterStore counters;
    private final Clock clock;
    private final Event<RunsEntered> news;

    @Inject
    Entrances(
            AudienceResolver audiences,
            EntryRepository repository,
            CounterStore counters,
            Clock clock,
            Event<RunsEntered> news) {
        this.audiences = audiences;
        this.repository = repository;
        this.counters = counters;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Enters those who may: members of the campaign's audience, everybody where it has none, as the rule of re-entry and the business
     * keys let them.
     *
     * @return how many entered
     */
    public int enter(Entrance entrance, List<Entrant> entrants) {
        List<Arrival> arrivals =
                entrants.stream().map(one -> new Arrival(entrance, one)).toList();
        lock(arrivals);
        return enterLocked(arrivals);
    }

    /**
     * The same of arrivals that the caller has locked, at whichever triggers of one campaign: all with one statement in the order of the
     * contacts, since trigger after trigger two callers could wait for each other.
     */
    public int enterLocked(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        CampaignBinding campaign = arrivals.get(0).campaign();
        AudienceSql audience = audiences.entering(campaign.tenant(), campaign.entrants());
        List<Arrival> entered = new ArrayList<>();
        List<Arrival> open = wanted(arrivals);
        for (int look = 0; !open.isEmpty(); look++) {
            if (look == MOST_LOOKS) {
                throw new IllegalStateException("Campaign " + campaign.campaignId() + " is entered too busily");
            }
            List<Arrival> lost = new ArrayList<>();
            for (EntryRepository.Attempt attempt : repository.enter(campaign, open, audience, now)) {
                (attempt.entered() ? entered : lost).add(open.get(attempt.ordinal() - 1));
            }
            open = lost;
        }
        tell(campaign, entered, now);
        return entered.size();
    }

    /** Nobody else enters them meanwhile, where they may enter twice. Whoever enters several campaigns locks for all at once. */
    public void lock(List<Arrival> arrivals) {
        List<Arrival> again =
                arrivals.stream().filter(arrival -> !arrival.firstOnly()).toList();
        if (!again.isEmpty()) {
            repository.lock(again);
        }
    }

    /** Each business key once; without one each contact once, or as often as it is named where all may always enter. */
    private static List<Arrival> wanted(List<Arrival> arrivals) {
        Set<Long> once = new HashSet<>();
        Set<Entrant> seen = new HashSet<>();
        return arrivals.stream()
                .filter(arrival -> arrival.entrance().once()
                        ? once.add(arrival.contactId())
                        : seen.add(arrival.entrant()) || arrival.always())
                .toList();
    }

    private void tell(CampaignBinding campaign, List<Arrival> entered, Instant now) {
        if (entered.isEmpty()) {
            return;
        }
        Map<Entrance, Long> sizes = entered.stream()
                .collect(Collectors.groupingBy(Arrival::entrance, LinkedHashMap::new, Collectors.counting()));
        counters.add(
                sizes.entrySet().stream()
                        .flatMap(at -> Stream.of(
                                at.getKey().count(0, Metric.RUN_ENTERED, at.getValue()),
                                at.getKey().count(at.getKey().nodeNo(), Metric.ENTERED, at.getValue())))
                        .toList(),
                now);
        news.fire(new RunsEntered(campaign.tenant(), campaign.campaignId(), now));
    }
}
