package org.millrace.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.millrace.counter.Count;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

/** Counters in memory, with the same two parts. */
public final class MemoryCounters implements CounterStore {

    private final Deque<Map.Entry<Key, Long>> deltas = new ArrayDeque<>();
    private final Map<Key, Long> totals = new HashMap<>();

    @Override
    public synchronized void add(Collection<Delta> added, Instant at) {
        added.forEach(delta -> deltas.add(Map.entry(Key.of(delta, at), delta.n())));
    }

    @Override
    public synchronized List<Count> read(int tenant, long campaignId) {
        Map<Key, Long> sums = new HashMap<>();
        Stream.concat(totals.entrySet().stream(), deltas.stream())
                .filter(entry -> entry.getKey().tenant == tenant && entry.getKey().campaignId == campaignId)
                .forEach(entry -> sums.merge(entry.getKey(), entry.getValue(), Long::sum));
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> entry.getKey().count(entry.getValue()))
                .sorted(Comparator.comparing(Count::versionId)
                        .thenComparing(Count::nodeNo)
                        .thenComparing(Count::variant)
                        .thenComparing(Count::hour)
                        .thenComparing(count -> count.metric().name()))
                .toList();
    }

    @Override
    public synchronized int fold(int limit) {
        int folded = 0;
        for (; folded < limit && !deltas.isEmpty(); folded++) {
            Map.Entry<Key, Long> delta = deltas.poll();
            totals.merge(delta.getKey(), delta.getValue(), Long::sum);
        }
        return folded;
    }

    private record Key(
            int tenant, long campaignId, long versionId, int nodeNo, String variant, Instant hour, Metric metric) {

        static Key of(Delta delta, Instant at) {
            return new Key(
                    delta.tenant(),
                    delta.campaignId(),
                    delta.versionId(),
                    delta.nodeNo(),
                    delta.variant() == null ? "" : delta.variant(),
                    delta.hour() == null ? at.truncatedTo(ChronoUnit.HOURS) : delta.hour(),
                    delta.metric());
        }

        Count count(long n) {
            return new Count(versionId, nodeNo, variant, hour, metric, n);
        }
    }
}
