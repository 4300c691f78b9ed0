package org.millrace.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.workflow.WorkflowDocument.Edge;

/** What is wrong with how nodes hang together, each edge and port taken by itself. */
final class ShapeCheck {

    private final Map<String, ReadNode> nodes;
    private final List<Edge> edges;
    private final Findings findings;
    private final Set<List<String>> always = new HashSet<>();

    ShapeCheck(Map<String, ReadNode> nodes, List<Edge> edges, Findings findings) {
        this.nodes = nodes;
        this.edges = edges;
        this.findings = findings;
    }

    void check() {
        trigger();
        experiment();
        Set<List<String>> used = new HashSet<>();
        edges.forEach(edge -> edge(edge, used));
        nodes.values().forEach(node -> openPorts(node, used));
    }

    private void trigger() {
        if (nodes.values().stream().noneMatch(node -> node.is(StepKind.TRIGGER))) {
            findings.error(
                    Code.TRIGGER_MISSING,
                    (String) null,
                    "The workflow has no trigger, so nobody can enter.",
                    "Add a manual-trigger.");
        }
        onlyOne(TriggerKind.MANUAL, "An audience would not know where to enter");
        onlyOne(TriggerKind.WEBHOOK, "A call would not know where its contact enters");
    }

    private void onlyOne(TriggerKind kind, String why) {
        List<ReadNode> triggers = nodes.values().stream()
                .filter(node -> node.trigger().filter(kind::equals).isPresent())
                .toList();
        triggers.stream()
                .skip(1)
                .forEach(extra -> findings.error(
                        Code.TRIGGER_EXTRA,
                        extra.id(),
                        why + ": the workflow has more than one " + kind.name().toLowerCase(Locale.ROOT) + " trigger.",
                        "Keep one; \"" + triggers.get(0).id() + "\" is the first."));
    }

    private void experiment() {
        List<ReadNode> experiments = nodes.values().stream()
                .filter(node -> node.experiment().isPresent())
                .toList();
        experiments.stream()
                .skip(1)
                .forEach(extra -> findings.error(
                        Code.EXPERIMENT_EXTRA,
                        extra.id(),
                        "The workflow has more than one experiment, so a run's variant would not be one.",
                        "Set experiment on one split only; \""
                                + experiments.get(0).id() + "\" is the first."));
    }

    private void edge(Edge edge, Set<List<String>> used) {
        ReadNode from = nodes.get(edge.from());
        ReadNode to = nodes.get(edge.to());
        if (from == null) {
            findings.error(
                    Code.EDGE_FROM_UNKNOWN,
                    edge,
                    "The edge comes from \"" + edge.from() + "\", which is no node.",
                    "Remove the edge, or add the node.");
        } else {
            from.ports().filter(ports -> !ports.contains(edge.port())).ifPresent(ports -> noSuchPort(edge, ports));
        }
        if (to == null) {
            findings.error(
                    Code.EDGE_TO_UNKNOWN,
                    edge,
                    "The edge leads to \"" + edge.to() + "\", which is no node.",
                    "Remove the edge, or add the node.");
        } else if (to.is(StepKind.TRIGGER)) {
            findings.error(
                    Code.EDGE_INTO_TRIGGER,
                    edge,
                    "The edge leads to a trigger, where runs only begin.",
                    "Let it lead to another node.");
        }
        List<String> way = List.of(edge.from(), edge.port());
        used.add(way);
        if (always.contains(way)) {
            findings.error(
                    Code.PORT_TAKEN,
                    edge,
                    "Two edges leave \"" + edge.from() + "\" by \"" + edge.port()
                            + "\", and the first is taken by everybody.",
                    "Keep one, or put the edge without a condition last.");
        } else if (edge.when() == null) {
            always.add(way);
        }
    }

    private void noSuchPort(Edge edge, List<String> ports) {
        findings.error(
                Code.PORT_UNKNOWN,
                edge,
                "The node \"" + edge.from() + "\" has no port \"" + edge.port() + "\".",
                ports.isEmpty()
                        ? "Remove the edge: the path ends at this node."
                        : "Use one of " + String.join(", ", ports) + ".");
    }

    private void openPorts(ReadNode node, Set<List<String>> used) {
        for (String port : node.ports().orElse(List.of())) {
            if (!used.contains(List.of(node.id(), port))) {
                findings.open(
                        node.id(),
                        port,
                        "Nothing is connected to the port \"" + port + "\": runs that leave by it end in success.",
                        "Connect it, to an exit if that is what you mean.");
            }
        }
    }
}
