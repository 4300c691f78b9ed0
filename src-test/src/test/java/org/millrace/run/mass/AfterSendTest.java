package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a send leaves behind: where the run stands, how many steps it has done, when it last sent, when it is due again. */
@Tag("S2-16")
class AfterSendTest extends LiveGround {

    @BeforeEach
    void campaign() {
        campaign = live(aWorkflow()
                .node("first", "send", "{\"channel\":\"email\",\"template\":\"first\"}")
                .node("pause", "wait", "{\"amount\":2,\"unit\":\"days\"}")
                .node("second", "send", "{\"channel\":\"email\",\"template\":\"second\"}")
                .node("done", "exit", "{}")
                .path("start", "first", "pause", "second", "done")
                .build());
        campaign.enter(1);
    }

    @Test
    void after_a_send_the_run_stands_at_the_next_step_and_is_due_when_that_says() {
        campaign.settle();

        assertThat(run())
                .isEqualTo(Map.of(
                        "node", "pause",
                        "status", "WAITING",
                        "steps", "2",
                        "sent", "1",
                        "last_sent", "2026-03-02 09:00",
                        "due", "2026-03-04 09:00",
                        "finished", "-"));
    }

    @Test
    void after_the_last_send_the_run_is_finished_and_due_never_again() {
        campaign.settle();
        clock.advance(Duration.ofDays(2));
        campaign.settle();

        assertThat(run())
                .isEqualTo(Map.of(
                        "node", "done",
                        "status", "SUCCESS",
                        "steps", "5",
                        "sent", "2",
                        "last_sent", "2026-03-04 09:00",
                        "due", "-",
                        "finished", "2026-03-04 09:00"));
    }

    /** Steps are the lines of the trail by which the run left a step. */
    private Map<String, String> run() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select r.node_no, r.status, to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as due,
                               to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as finished,
                               (select count(*) from step_log l where l.run_id = r.id and l.outcome <> 'WAITING') as steps,
                               (select count(*) from message m where m.run_id = r.id and m.state = 'SENT') as sent,
                               (select to_char(max(m.sent_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from message m
                                where m.run_id = r.id) as last_sent
                        from run r where r.campaign_id = :id
                        """)
                .bind("id", campaign.id)
                .map((row, ctx) -> Map.of(
                        "node", campaign.workflow.node(row.getInt("node_no")).id(),
                        "status", row.getString("status"),
                        "steps", row.getString("steps"),
                        "sent", row.getString("sent"),
                        "last_sent", row.getString("last_sent"),
                        "due", said(row.getString("due")),
                        "finished", said(row.getString("finished"))))
                .one());
    }

    private static String said(String text) {
        return text == null ? "-" : text;
    }
}
