package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CampaignStatus;
import org.millrace.counter.Count;
import org.millrace.counter.Metric;
import org.millrace.workflow.WorkflowDocument;

class StepRunnerTest {

    private static final WorkflowDocument WELCOME = aWorkflow()
            .node("hello", "send", "{\"channel\":\"email\",\"template\":\"hello\"}")
            .node("pause", "wait", "{\"amount\":3,\"unit\":\"days\"}")
            .node("again", "send", "{\"channel\":\"email\",\"template\":\"again\"}")
            .node("done", "exit", "{\"kind\":\"handoff\",\"status\":\"partial\",\"reason\":\"to sales\"}")
            .path("start", "hello", "pause", "again", "done")
            .build();

    @Test
    @Tag("S0-39")
    @Tag("S4-03")
    void a_run_goes_through_the_graph_and_waits_its_three_days() {
        ManualEngine engine = new ManualEngine(WELCOME);
        engine.enter(1);
        engine.tick();

        assertThat(engine.path(1)).containsExactly("start", "hello", "pause");
        assertThat(engine.runs.dueAt(1)).isEqualTo(ManualEngine.START.plus(Duration.ofDays(3)));
        assertThat(engine.messages).extracting(m -> m.template()).containsExactly("hello");

        engine.tick(Duration.ofDays(3).minusSeconds(1));
        assertThat(engine.messages).hasSize(1);
        engine.tick(Duration.ofSeconds(1));
        assertThat(engine.path(1)).containsExactly("start", "hello", "pause", "again", "done");
        assertThat(engine.messages).extracting(m -> m.template()).containsExactly("hello", "again");
    }

    @Test
    @Tag("S0-40")
    @Tag("S0-41")
    void an_exit_decides_how_the_run_ends_and_says_why() {
        ManualEngine engine = new ManualEngine(WELCOME);
        engine.enter(1);
        engine.tick();
        engine.tick(Duration.ofDays(3));

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.PARTIAL);
        List<StepLogEntry> trail = engine.runs.trail(1);
        StepLogEntry last = trail.get(trail.size() - 1);
        assertThat(last.outcome()).isEqualTo(StepLogOutcome.FINISHED);
        assertThat(last.reason()).isEqualTo("to sales");
    }

    @Test
    @Tag("S0-40")
    void a_path_that_leads_nowhere_ends_in_success() {
        ManualEngine engine = new ManualEngine(aWorkflow().build());
        engine.enter(1);
        engine.tick();

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    @Tag("S4-27")
    void each_message_has_a_key_of_its_own_also_where_a_node_is_visited_again() {
        ManualEngine engine = new ManualEngine(aWorkflow()
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"t\"}")
                .node("pause", "wait", "{\"amount\":1,\"unit\":\"days\"}")
                .path("start", "mail", "pause", "mail")
                .build());
        engine.enter(1);
        engine.tick();
        IntStream.range(0, 4).forEach(day -> engine.tick(Duration.ofDays(1)));

        assertThat(engine.messages).hasSize(5);
        assertThat(engine.messages)
                .extracting(m -> m.runId() + "/" + m.nodeNo() + "/" + m.visit())
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("S0-09")
    void a_frozen_campaign_keeps_its_runs_where_they_stand() {
        ManualEngine engine = new ManualEngine(WELCOME);
        engine.enter(1);
        engine.tick();
        engine.status = CampaignStatus.FROZEN;
        engine.tick(Duration.ofDays(30));

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.FROZEN);
        assertThat(engine.path(1)).endsWith("pause");
        assertThat(engine.messages).hasSize(1);

        engine.status = CampaignStatus.ACTIVE;
        engine.runs.hold(List.of(1L), RunStatus.WAITING);
        engine.tick();
        assertThat(engine.path(1)).endsWith("again", "done");
    }

    @Test
    @Tag("S0-10")
    @Tag("S4-31")
    void a_completed_or_paused_campaign_lets_those_inside_go_on() {
        for (CampaignStatus status : List.of(CampaignStatus.COMPLETED, CampaignStatus.PAUSED)) {
            ManualEngine engine = new ManualEngine(WELCOME);
            engine.enter(1);
            engine.tick();
            engine.status = status;
            engine.tick(Duration.ofDays(3));

            assertThat(engine.runs.status(1)).isEqualTo(RunStatus.PARTIAL);
        }
    }

    @Test
    @Tag("S0-11")
    void an_archived_campaign_lets_nothing_run() {
        ManualEngine engine = new ManualEngine(WELCOME);
        engine.enter(1);
        engine.tick();
        engine.status = CampaignStatus.ARCHIVED;
        engine.tick(Duration.ofDays(3));

        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.CANCELED);
        assertThat(engine.messages).hasSize(1);
    }

    @Test
    void the_arm_that_a_split_chose_stays_with_the_run_and_its_messages() {
        ManualEngine engine = new ManualEngine(aWorkflow()
                .node(
                        "arms",
                        "split",
                        "{\"attribute\":\"treatment\",\"experiment\":true,\"arms\":["
                                + "{\"port\":\"mens\",\"values\":[\"Mens E-Mail\"]},"
                                + "{\"port\":\"none\",\"values\":[\"No E-Mail\"],\"control\":true}]}")
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"mens\"}")
                .path("start", "arms")
                .edge("arms", "mens", "mail")
                .build());
        engine.enter(1, treatment("Mens E-Mail"));
        engine.enter(2, treatment("No E-Mail"));
        engine.tick();

        assertThat(engine.runs.run(1).variant()).isEqualTo("mens");
        assertThat(engine.runs.run(2).variant()).isEqualTo("none");
        assertThat(engine.messages).extracting(m -> m.variant()).containsExactly("mens");
    }

    @Test
    @Tag("P-01")
    void every_node_has_as_many_entered_as_left_and_standing() {
        ManualEngine engine = new ManualEngine(WELCOME);
        for (long contact = 1; contact <= 250; contact++) {
            engine.enter(contact);
        }
        engine.tick();

        assertThat(counted(engine, Metric.LEFT, 2)).isEqualTo(250);
        assertThat(counted(engine, Metric.ENTERED, 3)).isEqualTo(250);
        assertThat(counted(engine, Metric.LEFT, 3)).isZero();
        engine.tick(Duration.ofDays(3));
        assertThat(counted(engine, Metric.LEFT, 3)).isEqualTo(250);
        assertThat(counted(engine, Metric.RUN_PARTIAL, 0)).isEqualTo(250);
        assertThat(engine.runs.statuses()).containsOnlyKeys(RunStatus.PARTIAL);
    }

    @Test
    void a_batch_asks_for_facts_once_and_only_when_a_node_reads_them() {
        ManualEngine welcome = new ManualEngine(WELCOME);
        welcome.enter(1);
        welcome.tick();
        assertThat(welcome.contacts.loads).isZero();
    }

    @Test
    @Tag("S4-07")
    void a_tag_is_set_with_the_step() {
        ManualEngine engine = new ManualEngine(aWorkflow()
                .node("tag", "tag", "{\"add\":[\"vip\"]}")
                .path("start", "tag")
                .build());
        engine.enter(1);
        engine.tick();

        assertThat(engine.contacts.tags.get(1L)).containsExactly("vip");
    }

    @Test
    void a_cycle_without_a_wait_cannot_hold_a_batch_for_ever() {
        WorkflowDocument cycle = aWorkflow()
                .node("a", "tag", "{\"add\":[\"a\"]}")
                .node("b", "tag", "{\"remove\":[\"a\"]}")
                .path("start", "a", "b", "a")
                .build();
        BatchProbe probe = BatchProbe.of(cycle);

        List<RunMove> moves = probe.runOnce();

        assertThat(moves).hasSize(1);
        assertThat(moves.get(0).status()).isEqualTo(RunStatus.WAITING);
        assertThat(moves.get(0).visit()).isEqualTo(1 + StepRunner.MAX_HOPS);
    }

    private static ObjectNode treatment(String value) {
        return JsonNodeFactory.instance.objectNode().put("treatment", value);
    }

    private static long counted(ManualEngine engine, Metric metric, int nodeNo) {
        return engine.counters.read(ManualEngine.TENANT, ManualEngine.CAMPAIGN).stream()
                .filter(count -> count.metric() == metric && count.nodeNo() == nodeNo)
                .mapToLong(Count::n)
                .sum();
    }
}
