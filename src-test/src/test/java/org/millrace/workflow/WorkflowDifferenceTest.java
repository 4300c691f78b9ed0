package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.run.WorkflowBuilder;
import org.millrace.workflow.NodeMatch.Reason;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

class WorkflowDifferenceTest {

    private static final String THREE_DAYS = "{\"amount\":3,\"unit\":\"days\"}";
    private static final String FIVE_DAYS = "{\"amount\":5,\"unit\":\"days\"}";

    @Test
    @Tag("P-06")
    void a_document_does_not_differ_from_itself() {
        WorkflowDifference difference = WorkflowDifference.between(base().build(), base().build());

        assertThat(difference.nothing()).isTrue();
        assertThat(difference.mapping().unmapped()).isEmpty();
        assertThat(difference.mapping().byId()).containsEntry("pause", "pause").hasSize(3);
    }

    @Test
    @Tag("P-06")
    void a_changed_field_is_told_with_what_it_was_and_what_it_is() {
        WorkflowDifference difference = WorkflowDifference.between(
                base().build(),
                aWorkflow()
                        .node("pause", "wait", FIVE_DAYS)
                        .node("end", "exit", "{}")
                        .path("start", "pause", "end")
                        .build());

        assertThat(difference.nodesChanged()).hasSize(1);
        assertThat(difference.nodesChanged().get(0).node().id()).isEqualTo("pause");
        assertThat(difference.nodesChanged().get(0).fields())
                .extracting(FieldChange::field, change -> change.before().asInt(), change -> change.after()
                        .asInt())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("config.amount", 3, 5));
    }

    @Test
    @Tag("P-06")
    void nodes_and_edges_that_came_and_went_are_told() {
        WorkflowDifference difference = WorkflowDifference.between(
                base().build(),
                aWorkflow()
                        .node("mark", "tag", "{\"add\":[\"new\"]}")
                        .node("end", "exit", "{}")
                        .path("start", "mark", "end")
                        .build());

        assertThat(difference.nodesAdded()).extracting(NodeSummary::id).containsExactly("mark");
        assertThat(difference.nodesRemoved()).extracting(NodeSummary::id).containsExactly("pause");
        assertThat(difference.edgesAdded())
                .containsExactly(new Edge("start", "next", "mark"), new Edge("mark", "next", "end"));
        assertThat(difference.edgesRemoved())
                .containsExactly(new Edge("start", "next", "pause"), new Edge("pause", "next", "end"));
        assertThat(difference.mapping().unmapped()).containsExactly("pause");
    }

    @Test
    @Tag("P-06")
    void steps_that_edges_join_are_told_by_their_names_though_they_are_the_same_on_both_sides() {
        WorkflowDocument joined = named("pause", "Cool down");
        WorkflowDocument apart = new WorkflowDocument("test", "Test", null, joined.nodes(), List.of(), Map.of());

        assertThat(WorkflowDifference.between(joined, apart).names()).containsExactly(Map.entry("pause", "Cool down"));
        assertThat(WorkflowDifference.between(joined, joined).names()).isEmpty();
    }

    @Test
    @Tag("P-06")
    void a_node_with_a_new_id_in_the_same_place_is_suggested() {
        NodeMapping mapping = mapping(
                base().build(),
                aWorkflow()
                        .node("rest", "wait", FIVE_DAYS)
                        .node("end", "exit", "{}")
                        .path("start", "rest", "end")
                        .build());

        assertThat(mapping.matches()).contains(new NodeMatch("pause", "rest", Reason.SAME_PLACE));
        assertThat(mapping.unmapped()).isEmpty();
    }

    @Test
    @Tag("P-06")
    void a_node_with_a_new_id_in_another_place_is_suggested_by_its_name() {
        WorkflowDocument after = named("rest", "Cool down");
        List<Edge> elsewhere = List.of(new Edge("start", "next", "end"), new Edge("end", "next", "rest"));

        NodeMapping mapping = mapping(
                named("pause", "Cool down"),
                new WorkflowDocument("test", "Test", null, after.nodes(), elsewhere, Map.of()));

        assertThat(mapping.matches()).contains(new NodeMatch("pause", "rest", Reason.SAME_NAME));
    }

    @Test
    @Tag("P-06")
    void of_two_that_are_alike_neither_is_suggested() {
        WorkflowDocument before = aWorkflow()
                .node("one", "wait", THREE_DAYS)
                .node("two", "wait", THREE_DAYS)
                .path("start", "one", "two")
                .build();
        WorkflowDocument after = aWorkflow()
                .node("first", "wait", THREE_DAYS)
                .node("second", "wait", THREE_DAYS)
                .path("start", "first", "second")
                .build();

        assertThat(mapping(before, after).unmapped()).containsExactly("one", "two");
    }

    @Test
    @Tag("P-06")
    void an_id_that_has_become_another_type_is_not_the_same_node() {
        NodeMapping mapping = mapping(
                base().build(),
                aWorkflow()
                        .node("pause", "tag", "{\"add\":[\"late\"]}")
                        .node("end", "exit", "{}")
                        .path("start", "pause", "end")
                        .build());

        assertThat(mapping.unmapped()).containsExactly("pause");
    }

    @Test
    void two_large_graphs_without_one_common_node_are_compared_in_no_time() {
        WorkflowDocument before = chain("a");
        WorkflowDocument after = chain("b");

        assertThat(mapping(before, after).matches()).extracting(NodeMatch::from).containsExactly("start");
    }

    private static WorkflowDocument chain(String prefix) {
        WorkflowBuilder builder = aWorkflow();
        IntStream.range(0, 1_900).forEach(i -> builder.node(prefix + i, "wait", THREE_DAYS));
        builder.path("start", prefix + 0);
        IntStream.range(1, 1_900).forEach(i -> builder.path(prefix + (i - 1), prefix + i));
        return builder.build();
    }

    private static WorkflowBuilder base() {
        return aWorkflow()
                .node("pause", "wait", THREE_DAYS)
                .node("end", "exit", "{}")
                .path("start", "pause", "end");
    }

    private static WorkflowDocument named(String id, String name) {
        WorkflowDocument plain = aWorkflow()
                .node("end", "exit", "{}")
                .node(id, "wait", THREE_DAYS)
                .path("start", id, "end")
                .build();
        return new WorkflowDocument(
                plain.slug(),
                plain.name(),
                null,
                plain.nodes().stream()
                        .map(node -> node.id().equals(id) ? new Node(id, node.type(), name, node.config()) : node)
                        .toList(),
                plain.edges(),
                Map.of());
    }

    private static NodeMapping mapping(WorkflowDocument before, WorkflowDocument after) {
        return WorkflowDifference.between(before, after).mapping();
    }
}
