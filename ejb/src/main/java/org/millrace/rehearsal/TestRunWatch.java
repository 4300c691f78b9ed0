package org.millrace.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.contact.ContactFacts;
import org.millrace.predicate.Predicate;
import org.millrace.rehearsal.TestRun.Criterion;
import org.millrace.rehearsal.TestRun.WaitEnd;
import org.millrace.run.Onlooker;
import org.millrace.run.Signal;
import org.millrace.run.Visit;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.Decision;
import org.millrace.workflow.StepKind;

/** Remembers what the run was asked at each visit, with the values that were seen then, and what woke it. */
final class TestRunWatch implements Onlooker {

    private final Map<Integer, List<Criterion>> asked = new HashMap<>();
    private final Map<Integer, List<Criterion>> onLeaving = new HashMap<>();
    private final Map<Integer, String> signals = new HashMap<>();

    @Override
    public void node(CompiledNode<?> node, Visit visit) {
        signals.put(visit.visit(), visit.signal() == null ? "" : visit.signal());
        if (node.type().kind() != StepKind.WAIT) {
            decision(node).ifPresent(decision -> asked.put(visit.visit(), criteria(decision, visit.facts())));
        }
    }

    @Override
    public void edge(int visit, Predicate condition, ContactFacts known) {
        onLeaving.computeIfAbsent(visit, first -> new ArrayList<>()).add(new Criterion(null, condition.explain(known)));
    }

    /** In the order in which they were asked; those of edges after those of the node. */
    List<Criterion> criteria(int visit) {
        List<Criterion> all = new ArrayList<>(asked.getOrDefault(visit, List.of()));
        all.addAll(onLeaving.getOrDefault(visit, List.of()));
        return all;
    }

    /** What woke the run last at that visit, where something did; what it means for a wait that it has left. */
    Optional<WaitEnd> wokenBy(int visit) {
        return Optional.ofNullable(signals.get(visit))
                .filter(signal -> !signal.isEmpty())
                .map(TestRunWatch::meaning);
    }

    private static WaitEnd meaning(String signal) {
        if (Signal.isEvent(signal)) {
            return WaitEnd.EVENT;
        }
        return switch (signal) {
            case Signal.APPROVED, Signal.REJECTED -> WaitEnd.PERSON;
            case Signal.DELIVERED, Signal.FAILED -> WaitEnd.DELIVERY;
            default -> WaitEnd.CHANGE;
        };
    }

    /** As the engine asks: up to the first that holds. */
    private static List<Criterion> criteria(Decision decision, ContactFacts known) {
        List<Criterion> criteria = new ArrayList<>();
        for (Decision.Case one : decision.cases()) {
            Criterion criterion = new Criterion(one.port(), one.when().explain(known));
            criteria.add(criterion);
            if (criterion.found().holds()) {
                break;
            }
        }
        return criteria;
    }

    private static <C extends Record> Optional<Decision> decision(CompiledNode<C> node) {
        return node.type().decision(node.configuration());
    }
}
