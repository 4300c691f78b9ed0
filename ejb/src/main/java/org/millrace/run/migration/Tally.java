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
        counts(verdict.standing().run().versionId(), verdict.standing().run().nodeNo())
                .add(verdict.fate(), verdict.standing().people(), verdict.reason());
    }

    void stay(Occupied place) {
        counts(place.versionId(), place.nodeNo()).add(Fate.STAYS, place.people(), null);
    }

    /** Not everybody there was looked at. */
    void estimated(Occupied place) {
        counts(place.versionId(), place.nodeNo()).estimated = true;
    }

    private Counts counts(long version, int node) {
        return places.computeIfAbsent(new Place(version, node), key -> new Counts());
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
        private final Map<StayReason, Long> reasons = new EnumMap<>(StayReason.class);
        private boolean estimated;

        /** @param reason why they cannot move; null = they can, or shall not */
        void add(Fate fate, long people, StayReason reason) {
            fates.merge(fate, people, Long::sum);
            if (reason != null) {
                reasons.merge(reason, people, Long::sum);
            }
        }

        NodeForecast at(MovePlan plan, int node) {
            return NodeForecast.of(
                    plan.fromNo(),
                    plan.nodeId(node),
                    plan.targetId(node),
                    fates,
                    new NodeForecast.Doubts(reasons, estimated));
        }
    }
}
