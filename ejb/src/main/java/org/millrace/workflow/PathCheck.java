package org.millrace.workflow;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowDocument.Edge;

/** What is wrong with the ways through the graph: nodes that nobody reaches, circles without a wait, ways without an end. */
final class PathCheck {

    private static final int NAMED = 8;

    private final List<ReadNode> nodes;
    private final Digraph graph;
    private final Digraph unbounded;
    private final Digraph withAwaited;
    private final boolean interrupted;
    private final Findings findings;

    PathCheck(Map<String, ReadNode> nodes, WorkflowDocument document, Findings findings) {
        this.nodes = List.copyOf(nodes.values());
        this.graph = Digraph.of(List.copyOf(nodes.keySet()), document.edges());
        this.unbounded = along(nodes, document.edges(), ReadNode::passes);
        this.withAwaited = along(
                nodes,
                document.edges(),
                (node, port) -> node.passes(port)
                        || node.ownEvents().port().filter(port::equals).isPresent());
        this.interrupted = !document.interrupts().isEmpty();
        this.findings = findings;
    }

    void check() {
        unreachable();
        circlesWithoutWait();
        waysWithoutEnd();
    }

    private void unreachable() {
        BitSet reached = graph.reachableFrom(where(i -> nodes.get(i).is(StepKind.TRIGGER)));
        if (reached.isEmpty()) {
            return;
        }
        IntStream.range(0, nodes.size())
                .filter(i -> !reached.get(i))
                .forEach(i -> findings.error(
                        Code.NODE_UNREACHABLE,
                        nodes.get(i).id(),
                        Sentence.of("No path leads from a trigger to this node."),
                        Sentence.of("Connect it, or remove it.")));
    }

    private void circlesWithoutWait() {
        circlesOfOwnEvents();
        for (List<Integer> circle : unbounded.circles(where(i -> true))) {
            findings.error(
                    Code.LOOP_UNBOUNDED,
                    nodes.get(circle.get(0)).id(),
                    Sentence.of("A run would go round and round without ever waiting: {0}.", names(circle)),
                    Sentence.of("Put a wait into the circle, or lead an edge out of it."));
        }
    }

    /** A run that fires the event itself for which it then waits does not wait. */
    private void circlesOfOwnEvents() {
        for (List<Integer> circle : withAwaited.circles(where(i -> true))) {
            Set<String> fired = circle.stream()
                    .flatMap(i -> nodes.get(i).ownEvents().fired().stream())
                    .collect(Collectors.toSet());
            List<ReadNode> waits = circle.stream()
                    .map(nodes::get)
                    .filter(node ->
                            node.boundsCircles() && node.ownEvents().port().isPresent())
                    .toList();
            boolean forItself = waits.stream()
                    .allMatch(wait -> wait.ownEvents().awaited().stream().anyMatch(fired::contains));
            if (!waits.isEmpty() && forItself) {
                findings.error(
                        Code.LOOP_UNBOUNDED,
                        nodes.get(circle.get(0)).id(),
                        Sentence.of(
                                "A run would go round and round, since it fires itself what it waits for: {0}.",
                                names(circle)),
                        Sentence.of("Put another wait into the circle, or lead an edge out of it."));
            }
        }
    }

    private static Digraph along(Map<String, ReadNode> nodes, List<Edge> edges, BiPredicate<ReadNode, String> ports) {
        return Digraph.of(
                List.copyOf(nodes.keySet()),
                edges.stream()
                        .filter(edge -> nodes.containsKey(edge.from()))
                        .filter(edge -> ports.test(nodes.get(edge.from()), edge.port()))
                        .toList());
    }

    private void waysWithoutEnd() {
        BitSet endless = graph.reaching(where(this::isEnd));
        endless.flip(0, nodes.size());
        List<Integer> stuck = endless.stream().boxed().toList();
        if (!stuck.isEmpty() && interrupted) {
            findings.warning(
                    Code.PATH_ENDLESS,
                    nodes.get(stuck.get(0)).id(),
                    Sentence.of("Nothing but an interrupt ends a run that comes here: {0}.", names(stuck)),
                    Sentence.of("Lead an edge out of the circle, if runs shall end of themselves."));
        } else if (!stuck.isEmpty()) {
            findings.error(
                    Code.PATH_ENDLESS,
                    nodes.get(stuck.get(0)).id(),
                    Sentence.of("A run that comes here never comes to an end: {0}.", names(stuck)),
                    Sentence.of("Lead an edge out of the circle, to an exit say."));
        }
    }

    private boolean isEnd(int i) {
        ReadNode node = nodes.get(i);
        return node.ports()
                .map(ports -> graph.portsUsed(i) < ports.size() || ports.isEmpty())
                .orElse(graph.portsUsed(i) == 0);
    }

    private BitSet where(IntPredicate wanted) {
        BitSet found = new BitSet(nodes.size());
        IntStream.range(0, nodes.size()).filter(wanted).forEach(found::set);
        return found;
    }

    private String names(List<Integer> some) {
        String first = some.stream().limit(NAMED).map(i -> nodes.get(i).id()).collect(Collectors.joining(", "));
        return some.size() > NAMED ? first + " and " + (some.size() - NAMED) + " more" : first;
    }
}
