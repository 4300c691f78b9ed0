package org.millrace.run.why;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.Sayable;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Explanation;
import org.millrace.predicate.Facts;
import org.millrace.predicate.Predicate;
import org.millrace.run.why.Why.NodeReason;
import org.millrace.run.why.Why.Way;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.CompiledWorkflow.CompiledEdge;
import org.millrace.workflow.Decision;

/** Why a run came to a node or did not: the last place from which it could still have come there, and what was decided there. */
final class WayThere {

    private static final List<Sentence> OUR_PORTS = List.of(
            Sentence.of("“next”"),
            Sentence.of("“yes”"),
            Sentence.of("“no”"),
            Sentence.of("“otherwise”"),
            Sentence.of("“happened”"),
            Sentence.of("“timeout”"),
            Sentence.of("“missing”"),
            Sentence.of("“again”"),
            Sentence.of("“approved”"),
            Sentence.of("“rejected”"));

    private final CompiledWorkflow version;
    private final CompiledNode<?> target;
    private final Facts facts;
    private final Set<Integer> before;

    WayThere(CompiledWorkflow version, CompiledNode<?> target, Facts facts) {
        this.version = version;
        this.target = target;
        this.facts = facts;
        this.before = before(version, target.no());
    }

    /** The nodes from which the target can be reached, itself included. */
    private static Set<Integer> before(CompiledWorkflow version, int target) {
        Set<Integer> found = new HashSet<>(Set.of(target));
        Deque<Integer> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            int node = open.pop();
            version.edges().stream()
                    .filter(edge -> edge.to() == node && found.add(edge.from()))
                    .forEach(edge -> open.push(edge.from()));
        }
        return found;
    }

    NodeReason of(RunRow run, List<TrailLine> trail) {
        Optional<TrailLine> there =
                trail.stream().filter(line -> line.nodeNo() == target.no()).findFirst();
        if (there.isPresent() || run.nodeNo() == target.no()) {
            return new NodeReason(
                    target.id(),
                    true,
                    there.map(TrailLine::at).orElse(run.movedAt()),
                    Sentence.of("It came to “{0}”.", title(target)),
                    null,
                    List.of());
        }
        Sentence here = new RunSentences(version).sentence(run);
        if (before.contains(run.nodeNo())) {
            Sentence why = run.status().live()
                    ? Sentence.of("It has not come to “{0}”. {1}", title(target), here)
                    : Sentence.of("It never came to “{0}”. {1}", title(target), here);
            return missed(run.nodeNo(), endPort(run, trail), why);
        }
        for (int i = trail.size() - 1; i >= 0; i--) {
            TrailLine line = trail.get(i);
            if (line.leaves() && before.contains(line.nodeNo())) {
                return missed(line.nodeNo(), line.port(), forked(line));
            }
        }
        return missed(
                version.start().no(), null, Sentence.of("No way leads from where it entered to “{0}”.", title(target)));
    }

    /** Where an edge's condition ended the run the port was chosen, but nothing lay behind it. */
    private static String endPort(RunRow run, List<TrailLine> trail) {
        return trail.stream()
                .filter(line -> line.leaves() && line.visit() == run.visit())
                .map(TrailLine::port)
                .findFirst()
                .orElse(null);
    }

    private Sentence forked(TrailLine line) {
        List<Sentence> right = ports(line.nodeNo()).stream()
                .filter(port -> leads(line.nodeNo(), port))
                .map(WayThere::quoted)
                .toList();
        return Sentence.of(
                "It never came to “{0}”: at {1} it left “{2}” by {3}, and “{0}” lies behind {4}.",
                title(target),
                line.at(),
                title(version.node(line.nodeNo())),
                quoted(line.port()),
                right.isEmpty()
                        ? Sentence.of("another way")
                        : (Sayable)
                                w -> right.stream().map(one -> one.in(w)).collect(Collectors.joining(w.say(" or "))));
    }

    /** A port that comes with its node is a word of ours; any other way is called as its author called it. */
    private static Sentence quoted(String port) {
        Sentence asNamed = Sentence.of("“{0}”", port);
        return OUR_PORTS.stream()
                .filter(ours -> ours.toString().equals(asNamed.toString()))
                .findFirst()
                .orElse(asNamed);
    }

    /** As people named it. */
    static String title(CompiledNode<?> node) {
        return node.name() == null || node.name().isBlank() ? node.id() : node.name();
    }

    private NodeReason missed(int fork, String taken, Sentence sentence) {
        return new NodeReason(
                target.id(), false, null, sentence, version.node(fork).id(), ways(fork, taken));
    }

    private List<Way> ways(int fork, String taken) {
        Optional<Decision> decision = decision(version.node(fork));
        List<Way> ways = new ArrayList<>();
        for (String port : ports(fork)) {
            Explanation now = decision.stream()
                    .flatMap(d -> d.cases().stream())
                    .filter(one -> one.port().equals(port))
                    .map(one -> one.when().explain(facts))
                    .findFirst()
                    .or(() -> onEdges(fork, port))
                    .orElse(null);
            ways.add(new Way(port, leads(fork, port), port.equals(taken), now));
        }
        return ways;
    }

    private Optional<Explanation> onEdges(int fork, String port) {
        List<Explanation> conditions = leaving(fork, port).stream()
                .map(CompiledEdge::when)
                .filter(java.util.Objects::nonNull)
                .map((Predicate when) -> when.explain(facts))
                .toList();
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        Sentence.of("the conditions of the ways behind “{0}”", port),
                        conditions.stream().anyMatch(Explanation::holds),
                        null,
                        conditions));
    }

    private boolean leads(int from, String port) {
        return leaving(from, port).stream().anyMatch(edge -> before.contains(edge.to()));
    }

    private List<CompiledEdge> leaving(int from, String port) {
        return version.edges().stream()
                .filter(edge -> edge.from() == from && edge.port().equals(port))
                .toList();
    }

    private List<String> ports(int no) {
        return ports(version.node(no));
    }

    private static <C extends Record> List<String> ports(CompiledNode<C> node) {
        return node.type().ports(node.configuration());
    }

    private static <C extends Record> Optional<Decision> decision(CompiledNode<C> node) {
        return node.type().decision(node.configuration());
    }
}
