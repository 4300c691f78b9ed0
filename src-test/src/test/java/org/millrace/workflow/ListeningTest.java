package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.run.step.StandardSteps;

class ListeningTest {

    private final WorkflowCompiler compiler = new WorkflowCompiler(new StepCatalogue(StandardSteps.all()));

    @Test
    @Tag("P-04")
    void a_wait_for_a_tag_is_told_of_tags_and_one_that_asks_for_an_event_too_of_that_event() {
        WorkflowDocument waits = aWorkflow()
                .node(
                        "pause",
                        "wait",
                        "{\"amount\": 1, \"unit\": \"days\", \"when\": {\"type\": \"any\", \"of\": ["
                                + "{\"type\": \"hasTag\", \"tag\": \"vip\"}, {\"type\": \"event\", \"name\": \"paid\"}]}}")
                .path("start", "pause")
                .build();

        assertThat(Listening.of(compiler.compile(waits))).containsExactly("event:paid", Listening.STANDING);
    }

    @Test
    @Tag("P-04")
    void a_wait_for_a_segment_is_told_of_it_since_its_rule_may_ask_for_anything() {
        WorkflowDocument waits = aWorkflow()
                .node(
                        "pause",
                        "wait",
                        "{\"amount\": 1, \"unit\": \"days\", \"when\": {\"type\": \"not\", \"of\":"
                                + " {\"type\": \"inSegment\", \"segment\": \"buyers\"}}}")
                .path("start", "pause")
                .build();

        assertThat(Listening.of(compiler.compile(waits))).containsExactly("segment:buyers", Listening.STANDING);
    }

    @Test
    void a_condition_that_holds_nobody_listens_to_nothing() {
        WorkflowDocument asks = aWorkflow()
                .node("ask", "condition", "{\"when\": {\"type\": \"hasTag\", \"tag\": \"vip\"}}")
                .path("start", "ask")
                .build();

        assertThat(Listening.of(compiler.compile(asks))).isEmpty();
    }
}
