package org.millrace.run.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.ReentryPolicy;
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
        lock(Map.of(entrance, entrants));
        return enterLocked(entrance, entrants);
    }

    /** The same of entrants that the caller has locked. */
    public int enterLocked(Entrance entrance, List<Entrant> entrants) {
        Instant now = clock.instant();
        List<Entrant> open = wanted(entrance, entrants);
        AudienceSql audience = audiences.entering(
                entrance.campaign().tenant(), entrance.campaign().entrants());
        int entered = 0;
        for (int look = 0; !open.isEmpty(); look++) {
            if (look == MOST_LOOKS) {
                throw new IllegalStateException(
                        "Campaign " + entrance.campaign().campaignId() + " is entered too busily");
            }
            List<EntryRepository.Attempt> attempts = repository.enter(entrance, open, audience, now);
            entered += (int)
                    attempts.stream().filter(EntryRepository.Attempt::entered).count();
            open = lost(open, attempts);
        }
        tell(entrance, entered, now);
        return entered;
    }

    /**
     * Nobody else enters them meanwhile, where they may enter twice or by several of these triggers. Whoever lets contacts enter at
     * several triggers locks them all at once: one trigger after the other, two callers could wait for each other.
     */
    public void lock(Map<Entrance, List<Entrant>> entering) {
        List<Entrant> all = entering.entrySet().stream()
                .filter(one -> !one.getKey().firstOnly(one.getValue()) || shared(one.getKey(), entering.keySet()))
                .flatMap(one -> one.getValue().stream())
                .toList();
        if (!all.isEmpty()) {
            repository.lock(all);
        }
    }

    private static boolean shared(Entrance entrance, Set<Entrance> all) {
        long campaign = entrance.campaign().campaignId();
        return all.stream()
                        .filter(other -> other.campaign().campaignId() == campaign)
                        .count()
                > 1;
    }

    /** Whom somebody else overtook between our look and our insert. */
    private static List<Entrant> lost(List<Entrant> open, List<EntryRepository.Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> !attempt.entered())
                .map(attempt -> open.get(attempt.ordinal() - 1))
                .toList();
    }

    /** Each business key once; without one each contact once, or as often as it is named where all may always enter. */
    private static List<Entrant> wanted(Entrance entrance, List<Entrant> entrants) {
        boolean always = entrance.rule().policy() == ReentryPolicy.ALWAYS;
        Set<Entrant> seen = new LinkedHashSet<>();
        List<Entrant> wanted = new ArrayList<>();
        for (Entrant entrant : entrants) {
            Entrant key = entrance.once() ? new Entrant(entrant.contactId(), null) : entrant;
            if (seen.add(key) || always && entrant.businessKey() == null) {
                wanted.add(entrant);
            }
        }
        return wanted;
    }

    private void tell(Entrance entrance, int entered, Instant now) {
        if (entered == 0) {
            return;
        }
        counters.add(
                List.of(
                        entrance.count(0, Metric.RUN_ENTERED, entered),
                        entrance.count(entrance.nodeNo(), Metric.ENTERED, entered)),
                now);
        news.fire(new RunsEntered(
                entrance.campaign().tenant(), entrance.campaign().campaignId(), now));
    }
}
