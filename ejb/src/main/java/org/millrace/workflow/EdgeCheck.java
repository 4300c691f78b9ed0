package org.millrace.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.predicate.Always;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;
import org.millrace.predicate.Satisfiability;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.DecisionCheck.Verdict;
import org.millrace.workflow.Problem.Severity;
import org.millrace.workflow.WorkflowDocument.Edge;

/** What is wrong with the conditions of edges: one that cannot be read, that nobody can fit, or that an earlier edge of its port shadows. */
final class EdgeCheck {

    private final Findings findings;
    private final DecisionCheck decisions = new DecisionCheck(new Satisfiability());

    EdgeCheck(Findings findings) {
        this.findings = findings;
    }

    void check(List<Edge> edges) {
        Map<List<String>, List<Edge>> byPort = new LinkedHashMap<>();
        edges.forEach(edge -> byPort.computeIfAbsent(List.of(edge.from(), edge.port()), port -> new ArrayList<>())
                .add(edge));
        byPort.values().stream()
                .filter(ofPort -> ofPort.stream().anyMatch(edge -> edge.when() != null))
                .forEach(this::port);
    }

    private void port(List<Edge> edges) {
        List<Case> cases = new ArrayList<>();
        List<Edge> asked = new ArrayList<>();
        for (Edge edge : edges) {
            condition(edge).ifPresent(when -> {
                cases.add(new Case(Integer.toString(cases.size()), edge.port(), when));
                asked.add(edge);
            });
            if (edge.when() == null) {
                break;
            }
        }
        if (!cases.isEmpty()) {
            decisions
                    .check(new Decision(cases, Optional.empty()))
                    .forEach(verdict -> tell(
                            verdict, asked.get(Integer.parseInt(verdict.about().field()))));
        }
    }

    /** That an edge without a condition takes all the others is as it should be. */
    private void tell(Verdict verdict, Edge edge) {
        boolean asItShouldBe = verdict.code() == Code.OTHERWISE_NEVER || edge.when() == null;
        if (verdict.severity() == Severity.ERROR) {
            findings.error(verdict.code(), edge, "when", verdict.what(), verdict.mend());
        } else if (!asItShouldBe) {
            findings.warning(verdict.code(), edge, "when", verdict.what(), verdict.mend());
        }
    }

    private Optional<Predicate> condition(Edge edge) {
        if (edge.when() == null) {
            return Optional.of(new Always());
        }
        try {
            return Optional.of(PredicateReader.read(edge.when(), "when"));
        } catch (InvalidInput e) {
            e.violations()
                    .forEach(violation -> findings.error(
                            Code.CONFIG_INVALID, edge, violation.where(), violation.what(), violation.mend()));
            return Optional.empty();
        }
    }
}
