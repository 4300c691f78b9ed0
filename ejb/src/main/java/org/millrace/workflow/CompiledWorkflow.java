package org.millrace.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable published version, ready to be walked. */
public final class CompiledWorkflow {

    private final long versionId;
    private final int versionNo;
    private final Map<Integer, CompiledNode<?>> nodes = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> edges = new HashMap<>();
    private final List<CompiledNode<?>> starts;

    public CompiledWorkflow(long versionId, int versionNo, List<CompiledNode<?>> nodes, List<CompiledEdge> edges) {
        this.versionId = versionId;
        this.versionNo = versionNo;
        nodes.forEach(node -> this.nodes.put(node.no(), node));
        edges.forEach(edge ->
                this.edges.computeIfAbsent(edge.from(), no -> new HashMap<>()).put(edge.port(), edge.to()));
        this.starts = nodes.stream()
                .filter(node -> node.type().kind() == StepKind.TRIGGER)
                .toList();
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("A compiled workflow has a trigger");
        }
    }

    public long versionId() {
        return versionId;
    }

    public int versionNo() {
        return versionNo;
    }

    /** Where an audience enters: the manual trigger, or the first trigger where there is none. */
    public CompiledNode<?> start() {
        return starts(TriggerKind.MANUAL).stream().findFirst().orElse(starts.get(0));
    }

    /** All triggers in the document's order. */
    public List<CompiledNode<?>> starts() {
        return starts;
    }

    public List<CompiledNode<?>> starts(TriggerKind kind) {
        return starts.stream()
                .filter(node -> node.type().trigger().filter(kind::equals).isPresent())
                .toList();
    }

    public Collection<CompiledNode<?>> nodes() {
        return nodes.values();
    }

    public CompiledNode<?> node(int no) {
        CompiledNode<?> node = nodes.get(no);
        if (node == null) {
            throw new IllegalArgumentException("Version " + versionId + " has no node " + no);
        }
        return node;
    }

    /** The node at the other end of the edge that leaves by this port; empty where the path ends. */
    public Optional<CompiledNode<?>> follow(int from, String port) {
        return Optional.ofNullable(edges.getOrDefault(from, Map.of()).get(port)).map(this::node);
    }

    /** An edge between numbered nodes. */
    public record CompiledEdge(int from, String port, int to) {}
}
