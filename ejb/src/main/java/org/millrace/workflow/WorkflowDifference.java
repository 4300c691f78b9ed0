package org.millrace.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.InterruptRule;
import org.millrace.workflow.WorkflowDocument.Node;

/**
 * What was changed from one document of a workflow to another; where nodes stand on the canvas is left out.
 *
 * @param document changes of the workflow itself: {@code name}, {@code description}
 * @param interruptsAdded also those that were changed, which are removed as they were
 * @param nodesChanged nodes that both have, whose type, name or configuration differs
 * @param mapping where those inside would go
 * @param names what people see of the steps that these edges join, by id; of a step that both have, the later name
 */
public record WorkflowDifference(
        List<FieldChange> document,
        List<NodeSummary> nodesAdded,
        List<NodeSummary> nodesRemoved,
        List<NodeChange> nodesChanged,
        List<Edge> edgesAdded,
        List<Edge> edgesRemoved,
        List<InterruptRule> interruptsAdded,
        List<InterruptRule> interruptsRemoved,
        NodeMapping mapping,
        Map<String, String> names) {

    public static WorkflowDifference between(WorkflowDocument before, WorkflowDocument after) {
        Map<String, Node> old = byId(before);
        Map<String, Node> now = byId(after);
        List<Edge> added = missing(after.edges(), before.edges());
        List<Edge> removed = missing(before.edges(), after.edges());
        return new WorkflowDifference(
                document(before, after),
                unknown(after.nodes(), old),
                unknown(before.nodes(), now),
                changed(before.nodes(), now),
                added,
                removed,
                missing(after.interrupts(), before.interrupts()),
                missing(before.interrupts(), after.interrupts()),
                NodeMatching.between(before, after),
                names(Stream.concat(added.stream(), removed.stream()), old, now));
    }

    private static Map<String, String> names(Stream<Edge> edges, Map<String, Node> old, Map<String, Node> now) {
        Map<String, String> names = new TreeMap<>();
        edges.flatMap(edge -> Stream.of(edge.from(), edge.to())).forEach(id -> {
            Node node = now.getOrDefault(id, old.get(id));
            if (node != null && node.name() != null) {
                names.put(id, node.name());
            }
        });
        return names;
    }

    /** Whether nothing differs but the layout. */
    public boolean nothing() {
        return document.isEmpty()
                && nodesAdded.isEmpty()
                && nodesRemoved.isEmpty()
                && nodesChanged.isEmpty()
                && edgesAdded.isEmpty()
                && edgesRemoved.isEmpty()
                && interruptsAdded.isEmpty()
                && interruptsRemoved.isEmpty();
    }

    private static List<FieldChange> document(WorkflowDocument before, WorkflowDocument after) {
        return Stream.of(
                        FieldChanges.between("name", FieldChanges.text(before.name()), FieldChanges.text(after.name())),
                        FieldChanges.between(
                                "description",
                                FieldChanges.text(before.description()),
                                FieldChanges.text(after.description())))
                .flatMap(List::stream)
                .toList();
    }

    private static List<NodeSummary> unknown(List<Node> nodes, Map<String, Node> known) {
        return nodes.stream()
                .filter(node -> !known.containsKey(node.id()))
                .map(NodeSummary::of)
                .toList();
    }

    private static List<NodeChange> changed(List<Node> nodes, Map<String, Node> now) {
        return nodes.stream()
                .filter(node -> now.containsKey(node.id()))
                .map(node -> NodeChange.between(node, now.get(node.id())))
                .filter(change -> !change.fields().isEmpty())
                .toList();
    }

    private static <T> List<T> missing(List<T> all, List<T> known) {
        Set<T> others = new HashSet<>(known);
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    /** A draft may have one id twice; the first counts. */
    private static Map<String, Node> byId(WorkflowDocument document) {
        return document.nodes().stream()
                .collect(Collectors.toMap(Node::id, Function.identity(), (first, next) -> first));
    }
}
