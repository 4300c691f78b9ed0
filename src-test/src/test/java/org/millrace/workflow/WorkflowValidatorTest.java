package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

class WorkflowValidatorTest {

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final ObjectNode TO_NOWHERE =
            JsonNodeFactory.instance.objectNode().put("channel", "null");

    private final WorkflowValidator validator = new WorkflowValidator(Corpus.CATALOGUE);

    static List<Corpus> good() {
        return Corpus.read("good.json");
    }

    static List<Corpus> faulty() {
        return Corpus.read("faulty.json");
    }

    @ParameterizedTest
    @MethodSource("good")
    @Tag("S0-02")
    void what_is_right_is_published_and_compiles(Corpus workflow) {
        Validation validation = validator.validate(workflow.document(), Corpus.templates());

        assertThat(validation.errors()).isEmpty();
        assertThat(validation.warnings()).hasSize(workflow.warnings());
        CompiledWorkflow compiled = new WorkflowCompiler(Corpus.CATALOGUE).compile(workflow.document());
        assertThat(compiled.nodes()).hasSameSizeAs(workflow.document().nodes());
        assertThat(compiled.start().id()).isEqualTo("start");
    }

    @ParameterizedTest
    @MethodSource("faulty")
    @Tag("S0-18")
    @Tag("S1-31")
    void what_is_wrong_is_told_by_its_node_or_edge(Corpus workflow) {
        Validation validation = validator.validate(workflow.document(), Corpus.templates());

        assertThat(validation.publishable()).isFalse();
        workflow.expected()
                .forEach(expected ->
                        assertThat(validation.problems()).as(expected).anyMatch(problem -> matches(problem, expected)));
        assertThat(validation.errors())
                .as("no error but those that are meant")
                .allMatch(error -> workflow.expected().stream().anyMatch(expected -> matches(error, expected)));
        assertThat(validation.problems()).allSatisfy(problem -> {
            assertThat(problem.what()).isNotBlank();
            assertThat(problem.mend()).isNotBlank();
        });
    }

    @Test
    @Timeout(5)
    void a_chain_and_a_circle_of_two_thousand_nodes_are_validated_at_once() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < WorkflowReader.MAX_NODES; i++) {
            nodes.add(new Node("n" + i, i == 0 ? "manual-trigger" : "send", null, i == 0 ? NOTHING : TO_NOWHERE));
            edges.add(new Edge("n" + i, "next", "n" + (i + 1 == WorkflowReader.MAX_NODES ? 1 : i + 1)));
        }
        WorkflowDocument circle = new WorkflowDocument("circle", "Circle", null, nodes, edges, Map.of());

        assertThat(validator.validate(circle, Corpus.templates()).errors())
                .anyMatch(error -> error.what().contains("without ever waiting"));
    }

    private static boolean matches(Problem problem, String expected) {
        int colon = expected.indexOf(": ");
        String head = problem.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + problem.where();
        return head.equals(expected.substring(0, colon)) && problem.what().contains(expected.substring(colon + 2));
    }
}
