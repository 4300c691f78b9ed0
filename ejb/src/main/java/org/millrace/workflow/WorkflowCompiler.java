package org.millrace.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.platform.Json;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;
import org.millrace.workflow.CompiledWorkflow.CompiledEdge;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.InterruptRule;
import org.millrace.workflow.WorkflowDocument.Node;

/** Turns a document that validation has passed into what the engine walks. Needs no database. */
@Dependent
public class WorkflowCompiler {

    /** The step type whose configuration says what an interrupt does. */
    static final String EXIT = "exit";

    private final StepCatalogue catalogue;

    @Inject
    public WorkflowCompiler(StepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** As version 1 with id 1, nodes numbered from 1 in their order. */
    public CompiledWorkflow compile(WorkflowDocument document) {
        Map<String, Integer> numbers = new HashMap<>();
        document.nodes().forEach(node -> numbers.put(node.id(), numbers.size() + 1));
        return compile(1, 1, document, numbers);
    }

    CompiledWorkflow compile(VersionStore.StoredVersion stored) {
        return compile(stored.id(), stored.no(), WorkflowJson.read(stored.document()), stored.nodeNumbers());
    }

    CompiledWorkflow compile(WorkflowVersion version, WorkflowDocument document, Map<String, Integer> numbers) {
        return compile(version.id(), version.published().no(), document, numbers);
    }

    private CompiledWorkflow compile(
            long versionId, int versionNo, WorkflowDocument document, Map<String, Integer> numbers) {
        List<CompiledNode<?>> nodes = document.nodes().stream()
                .<CompiledNode<?>>map(node -> compile(numbers.get(node.id()), node))
                .toList();
        List<CompiledEdge> edges = document.edges().stream()
                .map(edge -> new CompiledEdge(
                        numbers.get(edge.from()), edge.port(), numbers.get(edge.to()), condition(edge)))
                .toList();
        return new CompiledWorkflow(versionId, versionNo, nodes, edges, interrupts(document));
    }

    private static Predicate condition(Edge edge) {
        return edge.when() == null ? null : PredicateReader.read(edge.when(), "when");
    }

    private List<CompiledInterrupt> interrupts(WorkflowDocument document) {
        List<CompiledInterrupt> interrupts = new ArrayList<>();
        for (InterruptRule rule : document.interrupts()) {
            CompiledNode<?> exit =
                    compile(0, new Node("interrupt-" + interrupts.size(), EXIT, rule.name(), rule.then()));
            interrupts.add(new CompiledInterrupt(interrupts.size(), rule.name(), when(rule), exit));
        }
        return interrupts;
    }

    private static Interrupt when(InterruptRule rule) {
        try {
            return Json.MAPPER.treeToValue(rule.when(), Interrupt.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Interrupt " + rule.name() + " cannot be read", e);
        }
    }

    private CompiledNode<?> compile(int no, Node node) {
        StepType<?> type = catalogue
                .find(node.type())
                .orElseThrow(() -> new IllegalArgumentException("There is no step type " + node.type()));
        return compile(no, node, type);
    }

    private static <C extends Record> CompiledNode<C> compile(int no, Node node, StepType<C> type) {
        try {
            C configuration = Json.MAPPER.treeToValue(node.config(), type.configuration());
            String name = node.name() == null ? node.id() : node.name();
            return new CompiledNode<>(no, node.id(), name, type, configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Node " + node.id() + " is not configured as " + type.name(), e);
        }
    }
}
