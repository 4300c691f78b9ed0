package org.millrace.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millrace.contact.FiredEvent;
import org.millrace.contact.FiredEventStore;

/** The outbox of fired events in memory. It looks at one thread only. */
public final class MemoryFiredEvents implements FiredEventStore {

    private final Map<Long, Pending> pending = new TreeMap<>();
    private final Map<Long, Instant> notBefore = new TreeMap<>();
    private final Map<Long, Integer> attempts = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private long last;

    @Override
    public void add(List<FiredEvent> fired, Instant now) {
        for (FiredEvent event : fired) {
            if (known.add(event.externalId())) {
                pending.put(++last, new Pending(last, event, now));
                notBefore.put(last, now);
            }
        }
    }

    @Override
    public List<Pending> take(int limit, Instant now) {
        return pending.values().stream()
                .filter(one -> !notBefore.get(one.id()).isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Pending> take(List<Long> ids) {
        return pending.values().stream().filter(one -> ids.contains(one.id())).toList();
    }

    @Override
    public void remove(List<Long> ids) {
        ids.forEach(pending::remove);
    }

    @Override
    public void postpone(long id, Duration longest, Instant now) {
        long seconds = 1L << Math.min(attempts.merge(id, 1, Integer::sum) - 1, 20);
        notBefore.put(id, now.plusSeconds(Math.min(seconds, longest.toSeconds())));
    }
}
