package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CampaignStatus;
import org.millrace.platform.Json;
import org.millrace.workflow.WorkflowDocument;

/** What wakes a run before its time, and what an edge's condition lets pass. */
class SignalsTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private static final WorkflowDocument OUTREACH = interrupted(aWorkflow()
            .node("hello", "send", "{\"channel\":\"email\",\"template\":\"hello\"}")
            .node("pause", "wait", "{\"amount\":30,\"unit\":\"days\"}")
            .node("again", "send", "{\"channel\":\"email\",\"template\":\"again\"}")
            .path("start", "hello", "pause", "again")
            .build());

    private final ManualEngine engine = new ManualEngine(OUTREACH);

    @Test
    @Tag("S0-25")
    @Tag("P-05")
    void an_interrupt_ends_a_run_in_the_middle_of_its_wait() {
        inTheWait();

        engine.runs.wake(1, Signal.interrupt(0), engine.clock.instant());
        engine.tick();

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.PARTIAL);
        assertThat(engine.runs.end(1)).isEqualTo(new RunEnd("handoff", "to sales", null));
        assertThat(last().outcome()).isEqualTo(StepLogOutcome.INTERRUPTED);
        assertThat(last().reason()).isEqualTo("Replied: to sales");
        engine.tick(Duration.ofDays(60));
        assertThat(engine.messages).hasSize(1);
    }

    @Test
    @Tag("S4-28")
    void an_opt_out_ends_a_run_that_says_nothing_about_it() {
        inTheWait();

        engine.runs.wake(1, Signal.UNSUBSCRIBED, engine.clock.instant());
        engine.tick();

        assertThat(engine.runs.end(1).reason()).isEqualTo("unsubscribed");
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.PARTIAL);
    }

    @Test
    void a_run_that_stands_still_is_ended_when_it_moves_again() {
        inTheWait();
        engine.status = CampaignStatus.FROZEN;
        engine.runs.wake(1, Signal.interrupt(0), engine.clock.instant());
        engine.tick();

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.FROZEN);
        engine.status = CampaignStatus.ACTIVE;
        engine.runs.hold(List.of(1L), RunStatus.WAITING);
        engine.tick();
        assertThat(engine.runs.end(1).kind()).isEqualTo("handoff");
    }

    @Test
    void a_run_that_a_person_lets_pass_leaves_its_wait_by_the_first_port() {
        inTheWait();

        engine.runs.wake(1, Signal.SKIP, engine.clock.instant());
        engine.tick();

        assertThat(engine.messages).extracting(m -> m.template()).containsExactly("hello", "again");
    }

    @Test
    @Tag("P-04")
    void a_run_that_is_woken_for_nothing_waits_on_and_its_trail_says_nothing_new() {
        inTheWait();
        int lines = engine.runs.trail(1).size();

        engine.runs.wake(1, null, engine.clock.instant());
        engine.tick();

        assertThat(engine.runs.trail(1)).hasSize(lines);
        assertThat(engine.runs.dueAt(1)).isEqualTo(ManualEngine.START.plus(Duration.ofDays(30)));
        engine.tick(Duration.ofDays(30));
        assertThat(engine.messages).hasSize(2);
    }

    @Test
    @Tag("S1-37")
    void the_first_edge_whose_condition_holds_is_taken() {
        ManualEngine qualified = new ManualEngine(qualifying());
        qualified.enter(1, stage("lead"));
        qualified.enter(2, stage("customer"));
        qualified.enter(3, stage("guest"));
        qualified.tick();

        assertThat(qualified.path(1)).containsExactly("start", "lead");
        assertThat(qualified.path(2)).containsExactly("start", "customer");
        assertThat(qualified.path(3)).containsExactly("start");
        assertThat(qualified.runs.end(3).kind()).isEqualTo("unqualified");
    }

    @Test
    void a_circle_through_a_jump_comes_to_an_end() {
        ManualEngine circling = new ManualEngine(aWorkflow()
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"t\"}")
                .node("back", "jump", "{\"atMost\":3}")
                .path("start", "mail", "back")
                .edge("back", "again", "mail")
                .build());
        circling.enter(1);
        circling.tick();

        assertThat(circling.messages).hasSize(4);
        assertThat(circling.messages).extracting(m -> m.visit()).doesNotHaveDuplicates();
        assertThat(circling.runs.status(1)).isEqualTo(RunStatus.SUCCESS);
    }

    private void inTheWait() {
        engine.enter(1);
        engine.tick();
        engine.tick(WEEK);
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.WAITING);
    }

    private StepLogEntry last() {
        List<StepLogEntry> trail = engine.runs.trail(1);
        return trail.get(trail.size() - 1);
    }

    private static ObjectNode stage(String stage) {
        return JsonNodeFactory.instance.objectNode().put("stage", stage);
    }

    private static WorkflowDocument interrupted(WorkflowDocument document) {
        WorkflowDocument.InterruptRule replied = new WorkflowDocument.InterruptRule(
                "Replied",
                json("{\"event\":{\"name\":\"replied\"}}"),
                json("{\"kind\":\"handoff\",\"to\":\"sales\",\"status\":\"partial\"}"));
        return new WorkflowDocument(
                document.slug(),
                document.name(),
                null,
                document.nodes(),
                document.edges(),
                List.of(replied),
                document.layout());
    }

    private static WorkflowDocument qualifying() {
        WorkflowDocument nodes = aWorkflow()
                .node("lead", "exit", "{}")
                .node("customer", "exit", "{}")
                .build();
        return new WorkflowDocument(
                "test", "Test", null, nodes.nodes(), List.of(when("lead"), when("customer")), nodes.layout());
    }

    private static WorkflowDocument.Edge when(String stage) {
        return new WorkflowDocument.Edge(
                "start",
                "next",
                stage,
                json("{\"type\":\"attribute\",\"name\":\"stage\",\"equals\":\"" + stage + "\"}"));
    }

    private static ObjectNode json(String text) {
        return Json.read(text, ObjectNode.class);
    }
}
