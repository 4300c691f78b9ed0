package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.run.RunStatus;

class BulkActsTest extends LiveGround {

    @BeforeEach
    void twentyWait() {
        campaign = live(aWorkflow()
                .node("pause", "wait", "{\"amount\":30,\"unit\":\"days\"}")
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"t\"}")
                .node("done", "exit", "{}")
                .path("start", "pause", "mail", "done")
                .build());
        campaign.enter(20);
        campaign.settle();
    }

    @Test
    void those_who_entered_before_an_instant_are_left_alone() {
        Instant later = clock.instant().plus(Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        campaign.enter(5);
        campaign.settle();
        BulkRequest latest = new BulkRequest(BulkAction.CANCEL, campaign.id, null, null, null, later, "test", false);

        assertThat(campaign.bulk(Roles.MARKETER).act(latest).runs()).isEqualTo(5);
        campaign.settle();

        assertThat(campaign.runs("CANCELED")).isEqualTo(5);
        assertThat(campaign.runs("WAITING")).isEqualTo(20);
    }

    @Test
    @Tag("S4-33")
    void a_dry_run_counts_what_the_act_then_does() {
        BulkAnswer counted = campaign.bulk(Roles.MARKETER).act(order(BulkAction.CANCEL, null, true));
        campaign.settle();
        assertThat(counted.move()).isNull();
        assertThat(counted.runs()).isEqualTo(20);
        assertThat(campaign.runs("WAITING")).isEqualTo(20);

        BulkAnswer done = campaign.bulk(Roles.MARKETER).act(order(BulkAction.CANCEL, null, false));
        campaign.settle();
        assertThat(done.runs()).isEqualTo(20);
        assertThat(campaign.runs("CANCELED")).isEqualTo(20);
        assertThat(campaign.count("select moved from mass_move where id = " + done.move() + " and :id = :id"))
                .isEqualTo(20);
        assertThat(trail("CANCELED")).isEqualTo(20);
        assertThat(campaign.count("select count(*) from run where campaign_id = :id and exit_reason like '%: test'"))
                .isEqualTo(20);
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    void a_skipped_wait_is_left_at_once_by_its_first_port_on_record() {
        campaign.bulk(Roles.MARKETER).act(order(BulkAction.SKIP_WAIT, null, false));
        campaign.settle();

        assertThat(campaign.runs("SUCCESS")).isEqualTo(20);
        assertThat(campaign.messages("SENT")).isEqualTo(20);
        assertThat(trail("WAIT_SKIPPED")).isEqualTo(20);
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    void incidents_are_retried_together() {
        DATABASE.jdbi().useHandle(h -> {
            h.execute("update run set status = 'INCIDENT', due_at = null, waiting_for = null where id % 2 = 0");
            h.execute("insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, opened_at)"
                    + " select tenant_id, campaign_id, id, node_no, visit, 'broken', now() from run where id % 2 = 0");
        });
        BulkAnswer answer = campaign.bulk(Roles.MARKETER).act(order(BulkAction.RETRY, RunStatus.INCIDENT, false));
        campaign.settle();

        assertThat(answer.runs()).isEqualTo(10);
        assertThat(campaign.runs("WAITING")).isEqualTo(20);
        assertThat(campaign.count("select count(*) from incident where resolution = 'RETRIED' and :id = :id"))
                .isEqualTo(10);
    }

    @Test
    void only_those_at_the_named_node_are_meant() {
        clock.advance(Duration.ofDays(1));
        assertThat(campaign.bulk(Roles.MARKETER)
                        .act(new BulkRequest(BulkAction.CANCEL, campaign.id, null, "nowhere", null, null, null, true))
                        .runs())
                .isZero();
    }

    @Test
    void another_tenant_s_campaign_is_not_there() {
        BulkRequest foreign = new BulkRequest(BulkAction.CANCEL, campaign.id + 99, null, null, null, null, null, true);
        assertThatThrownBy(() -> campaign.bulk(Roles.MARKETER).act(foreign)).isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("S0-43")
    void an_administrator_lets_contacts_in_again_with_an_entry_and_a_trail_of_their_own() {
        clock.advance(Duration.ofDays(30));
        campaign.settle();
        assertThat(campaign.runs("SUCCESS")).isEqualTo(20);
        campaign.enter(1);

        ReEnrolment answer = campaign.bulk(Roles.ADMIN)
                .reEnroll(campaign.id, new ReEnrolOrder(List.of("c1", "c2", "c21", "nobody"), null, "won a prize"));
        assertThat(answer.entering()).isEqualTo(2);
        assertThat(answer.inside()).isEqualTo(1);
        assertThat(answer.unknown()).isEqualTo(1);

        campaign.settle();
        assertThat(campaign.count(
                        "select count(*) from run where campaign_id = :id and entry = 2 and status = 'WAITING'"))
                .isEqualTo(2);
        assertThat(trail("RE_ENROLLED")).isEqualTo(2);
        clock.advance(Duration.ofDays(30));
        campaign.settle();
        assertThat(campaign.messages("SENT")).isEqualTo(23);
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    void nobody_is_let_into_a_campaign_that_takes_nobody() {
        campaign.act(life -> life.pauseEntries(campaign.id, IfMatch.ABSENT));
        ReEnrolOrder order = new ReEnrolOrder(List.of("c1"), null, null);

        assertThatThrownBy(() -> campaign.bulk(Roles.ADMIN).reEnroll(campaign.id, order))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> campaign.bulk(Roles.ADMIN).reEnroll(campaign.id + 99, order))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void contacts_or_a_segment_are_named_and_not_both() {
        assertThatThrownBy(() ->
                        campaign.bulk(Roles.ADMIN).reEnroll(campaign.id, new ReEnrolOrder(List.of("c1"), "vips", null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(
                        () -> campaign.bulk(Roles.ADMIN).reEnroll(campaign.id, new ReEnrolOrder(List.of(), null, null)))
                .isInstanceOf(InvalidInput.class);
    }

    private BulkRequest order(BulkAction action, RunStatus status, boolean dryRun) {
        return new BulkRequest(action, campaign.id, status, null, null, null, "test", dryRun);
    }

    private long trail(String outcome) {
        return campaign.count("select count(*) from step_log s join run r on r.id = s.run_id"
                + " where r.campaign_id = :id and s.outcome = '" + outcome + "'");
    }
}
