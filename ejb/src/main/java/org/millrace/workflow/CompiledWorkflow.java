package org.millrace.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.Predicate;

/** An immutable published version, ready to be walked. */
public final class CompiledWorkflow {

    private final long versionId;
    private final int versionNo;
    private final Map<Integer, CompiledNode<?>> nodes = new HashMap<>();
    private final Map<Integer, Map<String, List<CompiledEdge>>> edges = new HashMap<>();
    private final List<CompiledInterrupt> interrupts;
    private final List<CompiledNode<?>> starts;

    public CompiledWorkflow(
            long versionId,
            int versionNo,
            List<CompiledNode<?>> nodes,
            List<CompiledEdge> edges,
            List<CompiledInterrupt> interrupts) {
        this.versionId = versionId;
        this.versionNo = versionNo;
        nodes.forEach(node -> this.nodes.put(node.no(), node));
        edges.forEach(edge -> this.edges
                .computeIfAbsent(edge.from(), no -> new HashMap<>())
                .computeIfAbsent(edge.port(), port -> new ArrayList<>(1))
                .add(edge));
        this.interrupts = List.copyOf(interrupts);
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

    public Collection<CompiledEdge> edges() {
        return edges.values().stream()
                .flatMap(ports -> ports.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    public List<CompiledInterrupt> interrupts() {
        return interrupts;
    }

    public CompiledInterrupt interrupt(int no) {
        return interrupts.get(no);
    }

    public CompiledNode<?> node(int no) {
        CompiledNode<?> node = nodes.get(no);
        if (node == null) {
            throw new IllegalArgumentException("Version " + versionId + " has no node " + no);
        }
        return node;
    }

    /** The port by which a run leaves that is let pass. */
    public String firstPort(int no) {
        return ports(node(no)).get(0);
    }

    private static <C extends Record> List<String> ports(CompiledNode<C> node) {
        return node.type().ports(node.configuration());
    }

    /** Whether an edge leaves by this port at all; where none does the path ends. */
    public boolean leadsOn(int from, String port) {
        return !leaving(from, port).isEmpty();
    }

    /** The node at the other end of the first edge of this port whose condition holds. */
    public Optional<CompiledNode<?>> follow(int from, String port, java.util.function.Predicate<Predicate> holds) {
        for (CompiledEdge edge : leaving(from, port)) {
            if (edge.when() == null || holds.test(edge.when())) {
                return Optional.of(node(edge.to()));
            }
        }
        return Optional.empty();
    }

    /** What the conditions of the edges that leave the node ask. */
    public FactsNeeded readsOnLeaving(int no) {
        return edges.getOrDefault(no, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(edge -> edge.when() != null)
                .map(edge -> edge.when().reads())
                .reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    /** What its nodes look at, to act and to decide, and the edges between them. */
    public FactsNeeded reads() {
        return nodes.values().stream()
                .map(node -> reads(node).and(readsOnLeaving(node.no())))
                .reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    private static <C extends Record> FactsNeeded reads(CompiledNode<C> node) {
        FactsNeeded reads = node.type().reads(node.configuration());
        return node.type().decision(node.configuration()).map(Decision::cases).stream()
                .flatMap(List::stream)
                .map(one -> one.when().reads())
                .reduce(reads, FactsNeeded::and);
    }

    private List<CompiledEdge> leaving(int from, String port) {
        return edges.getOrDefault(from, Map.of()).getOrDefault(port, List.of());
    }

    /** How soon after its entry a run can come to each node, by node number; nodes that no run reaches are not in it. */
    public Map<Integer, Duration> soonest() {
        Map<Integer, Duration> soonest = new HashMap<>();
        PriorityQueue<Map.Entry<Integer, Duration>> open = new PriorityQueue<>(Map.Entry.comparingByValue());
        starts.forEach(start -> open.add(Map.entry(start.no(), Duration.ZERO)));
        while (!open.isEmpty()) {
            Map.Entry<Integer, Duration> next = open.poll();
            if (soonest.putIfAbsent(next.getKey(), next.getValue()) == null) {
                Duration left = next.getValue().plus(holdsAtLeast(node(next.getKey())));
                edges.getOrDefault(next.getKey(), Map.of())
                        .values()
                        .forEach(port -> port.forEach(edge -> open.add(Map.entry(edge.to(), left))));
            }
        }
        return soonest;
    }

    private static <C extends Record> Duration holdsAtLeast(CompiledNode<C> node) {
        return node.type().holdsAtLeast(node.configuration());
    }

    /**
     * An edge between numbered nodes.
     *
     * @param when null = always
     */
    public record CompiledEdge(int from, String port, int to, Predicate when) {}
}
