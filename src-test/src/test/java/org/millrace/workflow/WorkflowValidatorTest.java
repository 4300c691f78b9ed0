package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.InvalidInput;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

class WorkflowValidatorTest {

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final ObjectNode TO_NOWHERE =
            JsonNodeFactory.instance.objectNode().put("channel", "null");

    /** What stands around the workflow decides them; see InCampaignTest. */
    private static final Set<Code> OF_CAMPAIGNS =
            Set.of(Code.WAIT_PAST_END, Code.GOAL_UNKNOWN, Code.WINDOW_NEVER, Code.SEGMENT_UNKNOWN);

    private final WorkflowValidator validator = new WorkflowValidator(Corpus.CATALOGUE);

    static List<Corpus> good() {
        return Corpus.good();
    }

    static List<Corpus> faulty() {
        return Corpus.faulty();
    }

    @ParameterizedTest
    @MethodSource("good")
    @Tag("S0-02")
    @Tag("P-11")
    void what_is_right_is_published_and_compiles(Corpus workflow) {
        Validation validation = validator.validate(workflow.document(), Corpus.templates());

        assertThat(validation.errors()).isEmpty();
        assertThat(Corpus.said(validation)).containsExactlyInAnyOrderElementsOf(workflow.expected());
        CompiledWorkflow compiled = new WorkflowCompiler(Corpus.CATALOGUE).compile(workflow.document());
        assertThat(compiled.nodes()).hasSameSizeAs(workflow.document().nodes());
    }

    @ParameterizedTest
    @MethodSource("faulty")
    @Tag("S0-18")
    @Tag("S1-26")
    @Tag("S1-31")
    @Tag("S1-34")
    @Tag("P-11")
    void what_is_wrong_is_told_by_its_node_or_edge(Corpus workflow) {
        Validation validation = validator.validate(workflow.document(), Corpus.templates());

        assertThat(validation.publishable()).isFalse();
        assertThat(Corpus.said(validation)).containsExactlyInAnyOrderElementsOf(workflow.expected());
        assertThat(validation.problems()).allSatisfy(problem -> {
            assertThat(problem.what().toString()).endsWith(".");
            assertThat(problem.mend().toString()).endsWith(".");
        });
    }

    @Test
    @Tag("P-11")
    void the_corpus_is_large_and_holds_every_step_type_and_every_kind_of_finding() {
        assertThat(Corpus.faulty()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Corpus.good()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(types(Corpus.good())).containsAll(Corpus.CATALOGUE.names());
        assertThat(types(Corpus.faulty())).containsAll(Corpus.CATALOGUE.names());
        assertThat(Stream.concat(Corpus.faulty().stream(), Corpus.good().stream())
                        .flatMap(workflow -> workflow.expected().stream())
                        .map(finding -> finding.split(" ")[1]))
                .containsAll(Stream.of(Code.values())
                        .filter(code -> !OF_CAMPAIGNS.contains(code))
                        .map(Code::word)
                        .toList());
    }

    @Test
    @Timeout(60)
    void a_chain_and_a_circle_of_two_thousand_nodes_are_validated_at_once() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < WorkflowReader.MAX_NODES; i++) {
            nodes.add(new Node("n" + i, i == 0 ? "manual-trigger" : "send", null, i == 0 ? NOTHING : TO_NOWHERE));
            edges.add(new Edge("n" + i, "next", "n" + (i + 1 == WorkflowReader.MAX_NODES ? 1 : i + 1)));
        }
        WorkflowDocument circle = new WorkflowDocument("circle", "Circle", null, nodes, edges, Map.of());

        assertThat(validator.validate(circle, Corpus.templates()).errors())
                .anyMatch(error -> error.what().toString().contains("without ever waiting"));
    }

    @Test
    @Timeout(60)
    @Tag("P-11")
    void a_tangle_of_a_hundred_thousand_nodes_does_not_choke_it() {
        assertThat(validator.validate(tangle(100_000), Corpus.templates()).publishable())
                .isFalse();
    }

    /** Edges from anywhere to anywhere, some to nodes and ports that are not there, through waits, jumps and sends. */
    private static WorkflowDocument tangle(int size) {
        Random random = new Random(7);
        List<String> types = List.of("send", "wait", "jump", "exit", "teleport", "send");
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String type = i == 0 ? "manual-trigger" : types.get(random.nextInt(types.size()));
            nodes.add(new Node("n" + i, type, null, type.equals("send") ? TO_NOWHERE : NOTHING));
            edges.add(new Edge("n" + i, "next", "n" + random.nextInt(size + 9)));
            edges.add(new Edge("n" + i, random.nextBoolean() ? "again" : "next", "n" + random.nextInt(size)));
        }
        return new WorkflowDocument("tangle", "Tangle", null, nodes, edges, Map.of());
    }

    @Test
    @Tag("P-11")
    void a_document_that_is_nested_a_hundred_thousand_deep_is_refused() {
        String deep = "{\"type\":\"not\",\"of\":".repeat(100_000) + "{}" + "}".repeat(100_000);

        assertThatThrownBy(() -> WorkflowJson.read(
                        "{\"name\": \"Deep\", \"nodes\": [{\"id\": \"a\", \"type\": \"condition\", \"config\":"
                                + " {\"when\": " + deep + "}}]}",
                        "deep"))
                .isInstanceOf(InvalidInput.class);
    }

    private static Set<String> types(List<Corpus> workflows) {
        return workflows.stream()
                .flatMap(workflow -> workflow.document().nodes().stream())
                .map(Node::type)
                .collect(Collectors.toSet());
    }
}
