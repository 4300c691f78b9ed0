package org.millrace.run.migration;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Counts verdicts by version and node. */
final class Tally {

    private final Map<Place, Counts> places =
            new TreeMap<>(Comparator.comparingLong(Place::version).thenComparingInt(Place::node));

    void add(Verdict verdict) {
        Place place = new Place(
                verdict.standing().run().versionId(), verdict.standing().run().nodeNo());
        places.computeIfAbsent(place, key -> new Counts()).add(verdict);
    }

    List<NodeForecast> nodes(LongFunction<MovePlan> plans) {
        return places.entrySet().stream()
                .map(entry -> entry.getValue()
                        .at(
                                plans.apply(entry.getKey().version()),
                                entry.getKey().node()))
                .toList();
    }

    private record Place(long version, int node) {}

    private static final class Counts {

        private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        private long unmapped;

        void add(Verdict verdict) {
            fates.merge(verdict.fate(), 1L, Long::sum);
            unmapped += verdict.reason() == null ? 0 : 1;
        }

        NodeForecast at(MovePlan plan, int node) {
            return NodeForecast.of(plan.fromNo(), plan.nodeId(node), plan.targetId(node), fates, unmapped);
        }
    }
}
