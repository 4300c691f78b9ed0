package org.millrace.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.workflow.NodeMatch.Reason;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

/**
 * Matches the nodes of two documents: by id first, then what is left by name, then by place. A match by name or place counts only
 * when it is the only one from either side; of two that are alike neither is suggested. A node that has kept its id but changed its
 * type is another thing: no match is sure for it.
 */
final class NodeMatching {

    private static final String ITSELF = "";

    private final WorkflowDocument before;
    private final WorkflowDocument after;
    private final Map<String, NodeMatch> matches = new LinkedHashMap<>();
    private final Set<String> targets = new HashSet<>();

    private NodeMatching(WorkflowDocument before, WorkflowDocument after) {
        this.before = before;
        this.after = after;
    }

    static NodeMapping between(WorkflowDocument before, WorkflowDocument after) {
        NodeMatching matching = new NodeMatching(before, after);
        matching.sameId();
        List<Node> removed = unknown(before, after);
        List<Node> added = unknown(after, before);
        matching.pair(Reason.SAME_NAME, keyed(removed, NodeMatching::name), keyed(added, NodeMatching::name));
        matching.pair(Reason.SAME_PLACE, matching.places(removed), keyed(added, around(after, Optional::of)));
        return matching.mapping();
    }

    private NodeMapping mapping() {
        List<String> ids = before.nodes().stream().map(Node::id).distinct().toList();
        return new NodeMapping(
                ids.stream().map(matches::get).filter(Objects::nonNull).toList(),
                ids.stream().filter(id -> !matches.containsKey(id)).toList());
    }

    private void sameId() {
        Map<String, String> types = new HashMap<>();
        after.nodes().forEach(node -> types.putIfAbsent(node.id(), node.type()));
        before.nodes().stream()
                .filter(node -> node.type().equals(types.get(node.id())))
                .forEach(node -> match(node.id(), node.id(), Reason.SAME_ID));
    }

    private static List<Node> unknown(WorkflowDocument document, WorkflowDocument other) {
        Set<String> known = other.nodes().stream().map(Node::id).collect(Collectors.toSet());
        return document.nodes().stream()
                .filter(node -> !known.contains(node.id()))
                .toList();
    }

    /** What makes a node alike to others, each with the ids of those that are. */
    private static Map<Key, List<String>> keyed(List<Node> nodes, Function<Node, Optional<?>> mark) {
        Map<Key, List<String>> keyed = new LinkedHashMap<>();
        nodes.forEach(node -> mark.apply(node)
                .ifPresent(value -> keyed.computeIfAbsent(new Key(node.type(), value), key -> new ArrayList<>())
                        .add(node.id())));
        return keyed;
    }

    private void pair(Reason reason, Map<Key, List<String>> removed, Map<Key, List<String>> added) {
        removed.forEach((key, from) -> {
            List<String> to = added.getOrDefault(key, List.of());
            if (from.size() == 1 && to.size() == 1 && free(from.get(0), to.get(0))) {
                match(from.get(0), to.get(0), reason);
            }
        });
    }

    private boolean free(String from, String to) {
        return !matches.containsKey(from) && !targets.contains(to);
    }

    private void match(String from, String to, Reason reason) {
        matches.put(from, new NodeMatch(from, to, reason));
        targets.add(to);
    }

    private static Optional<?> name(Node node) {
        return Optional.ofNullable(node.name());
    }

    private Map<Key, List<String>> places(List<Node> removed) {
        Map<String, String> known = new HashMap<>();
        matches.values().forEach(match -> known.put(match.from(), match.to()));
        return keyed(removed, around(before, id -> Optional.ofNullable(known.get(id))));
    }

    /** The edges around a node, neighbours under the names that they have in the new document; none when one is not known there. */
    private static Function<Node, Optional<?>> around(
            WorkflowDocument document, Function<String, Optional<String>> neighbour) {
        Map<String, List<Edge>> edges = new HashMap<>();
        for (Edge edge : document.edges()) {
            edges.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            edges.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
        }
        return node -> {
            Function<String, String> seen =
                    id -> id.equals(node.id()) ? ITSELF : neighbour.apply(id).orElse(null);
            List<Edge> around = edges.getOrDefault(node.id(), List.of());
            Set<List<String>> place = around.stream()
                    .map(edge -> java.util.Arrays.asList(seen.apply(edge.from()), edge.port(), seen.apply(edge.to())))
                    .collect(Collectors.toSet());
            boolean sure = !place.isEmpty() && place.stream().noneMatch(edge -> edge.contains(null));
            return sure ? Optional.of(place) : Optional.empty();
        };
    }

    private record Key(String type, Object mark) {}
}
