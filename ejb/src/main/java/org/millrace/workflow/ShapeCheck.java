package org.millrace.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.Sentence;
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
                    Sentence.of("The workflow has no trigger, so nobody can enter."),
                    Sentence.of("Add a manual-trigger."));
        }
        onlyOne(
                TriggerKind.MANUAL,
                Sentence.of(
                        "An audience would not know where to enter: the workflow has more than one manual trigger."));
        onlyOne(
                TriggerKind.WEBHOOK,
                Sentence.of(
                        "A call would not know where its contact enters: the workflow has more than one webhook trigger."));
    }

    private void onlyOne(TriggerKind kind, Sentence why) {
        List<ReadNode> triggers = nodes.values().stream()
                .filter(node -> node.trigger().filter(kind::equals).isPresent())
                .toList();
        triggers.stream()
                .skip(1)
                .forEach(extra -> findings.error(
                        Code.TRIGGER_EXTRA,
                        extra.id(),
                        why,
                        Sentence.of(
                                "Keep one; \"{0}\" is the first.",
                                triggers.get(0).id())));
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
                        Sentence.of("The workflow has more than one experiment, so a run's variant would not be one."),
                        Sentence.of(
                                "Set experiment on one split only; \"{0}\" is the first.",
                                experiments.get(0).id())));
    }

    private void edge(Edge edge, Set<List<String>> used) {
        ReadNode from = nodes.get(edge.from());
        ReadNode to = nodes.get(edge.to());
        if (from == null) {
            findings.error(
                    Code.EDGE_FROM_UNKNOWN,
                    edge,
                    Sentence.of("The edge comes from \"{0}\", which is no node.", edge.from()),
                    Sentence.of("Remove the edge, or add the node."));
        } else {
            from.ports().filter(ports -> !ports.contains(edge.port())).ifPresent(ports -> noSuchPort(edge, ports));
        }
        if (to == null) {
            findings.error(
                    Code.EDGE_TO_UNKNOWN,
                    edge,
                    Sentence.of("The edge leads to \"{0}\", which is no node.", edge.to()),
                    Sentence.of("Remove the edge, or add the node."));
        } else if (to.is(StepKind.TRIGGER)) {
            findings.error(
                    Code.EDGE_INTO_TRIGGER,
                    edge,
                    Sentence.of("The edge leads to a trigger, where runs only begin."),
                    Sentence.of("Let it lead to another node."));
        }
        List<String> way = List.of(edge.from(), edge.port());
        used.add(way);
        if (always.contains(way)) {
            findings.error(
                    Code.PORT_TAKEN,
                    edge,
                    Sentence.of(
                            "Two edges leave \"{0}\" by \"{1}\", and the first is taken by everybody.",
                            edge.from(), edge.port()),
                    Sentence.of("Keep one, or put the edge without a condition last."));
        } else if (edge.when() == null) {
            always.add(way);
        }
    }

    private void noSuchPort(Edge edge, List<String> ports) {
        findings.error(
                Code.PORT_UNKNOWN,
                edge,
                Sentence.of("The node \"{0}\" has no port \"{1}\".", edge.from(), edge.port()),
                ports.isEmpty()
                        ? Sentence.of("Remove the edge: the path ends at this node.")
                        : Sentence.of("Use one of {0}.", String.join(", ", ports)));
    }

    private void openPorts(ReadNode node, Set<List<String>> used) {
        for (String port : node.ports().orElse(List.of())) {
            if (!used.contains(List.of(node.id(), port))) {
                findings.open(
                        node.id(),
                        port,
                        Sentence.of(
                                "Nothing is connected to the port \"{0}\": runs that leave by it end in success.",
                                port),
                        Sentence.of("Connect it, to an exit if that is what you mean."));
            }
        }
    }
}
