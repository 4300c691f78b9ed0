package org.millrace.analytics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.analytics.LiveFigures.OfEdge;
import org.millrace.analytics.LiveFigures.OfNode;
import org.millrace.analytics.LiveFigures.OfVersion;
import org.millrace.analytics.LiveRepository.Counted;
import org.millrace.counter.Metric;
import org.millrace.counter.Way;

/** Puts live figures together from what was read; pure arithmetic. */
record LiveAssembly(Map<Integer, String> nodes, List<Counted> counts, Map<Integer, Long> incidents) {

    /** @param versions numbers by key */
    LiveFigures figures(Instant at, Long campaign, Map<Long, Integer> versions) {
        Map<Long, Long> standing = standing(Counted::versionId);
        List<OfVersion> people = standing.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && versions.containsKey(entry.getKey()))
                .map(entry -> new OfVersion(versions.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(OfVersion::no).reversed())
                .toList();
        long all = people.stream().mapToLong(OfVersion::people).sum();
        return new LiveFigures(at, campaign, all, people, ofNodes(), ofEdges());
    }

    private List<OfNode> ofNodes() {
        Map<Integer, Long> standing = standing(Counted::nodeNo);
        Map<Integer, Long> entered = sums(Metric.ENTERED);
        Map<Integer, Long> left = sums(Metric.LEFT);
        Map<Integer, Long> failed = sums(Metric.FAILED);
        return new TreeSet<>(nodes.keySet())
                .stream()
                        .map(no -> {
                            long open = incidents.getOrDefault(no, 0L);
                            return new OfNode(
                                    nodes.get(no),
                                    entered.getOrDefault(no, 0L),
                                    standing.getOrDefault(no, 0L) - open,
                                    left.getOrDefault(no, 0L),
                                    failed.getOrDefault(no, 0L) + open,
                                    open);
                        })
                        .toList();
    }

    private List<OfEdge> ofEdges() {
        Map<Taken, Long> volumes = counts.stream()
                .filter(counted -> counted.way() != null)
                .collect(Collectors.groupingBy(
                        counted -> new Taken(counted.nodeNo(), counted.way()), Collectors.summingLong(Counted::n)));
        return volumes.entrySet().stream()
                .map(entry -> edge(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(OfEdge::from)
                        .thenComparing(OfEdge::port)
                        .thenComparing(edge -> String.valueOf(edge.to())))
                .toList();
    }

    private OfEdge edge(Taken taken, long volume) {
        return new OfEdge(
                nodes.get(taken.from()),
                taken.way().port(),
                nodes.get(taken.way().to()),
                volume);
    }

    private <K> Map<K, Long> standing(Function<Counted, K> by) {
        return counts.stream()
                .filter(counted -> counted.metric() != Metric.FAILED)
                .collect(Collectors.groupingBy(
                        by,
                        Collectors.summingLong(
                                counted -> counted.metric() == Metric.ENTERED ? counted.n() : -counted.n())));
    }

    private Map<Integer, Long> sums(Metric metric) {
        return counts.stream()
                .filter(counted -> counted.metric() == metric)
                .collect(Collectors.groupingBy(Counted::nodeNo, TreeMap::new, Collectors.summingLong(Counted::n)));
    }

    private record Taken(int from, Way way) {}
}
