package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;
import org.millrace.platform.IfMatch;
import org.millrace.workflow.WorkflowDocument;

class CatchUpTest extends LiveGround {

    private static final WorkflowDocument TWO_MAILS = aWorkflow()
            .node("pause", "wait", "{\"amount\":1,\"unit\":\"days\"}")
            .node("first", "send", "{\"channel\":\"email\",\"template\":\"first\"}")
            .node("later", "wait", "{\"amount\":2,\"unit\":\"days\"}")
            .node("second", "send", "{\"channel\":\"email\",\"template\":\"second\"}")
            .node("done", "exit", "{}")
            .path("start", "pause", "first", "later", "second", "done")
            .build();

    /** Thirty contacts wait for their first mail, ten of them since half a day; ten mails of others are on their way. */
    @BeforeEach
    void frozenForThreeDays() {
        campaign = live(TWO_MAILS);
        campaign.enter(10);
        work();
        clock.advance(Duration.ofHours(12));
        campaign.enter(20);
        work();
        clock.advance(Duration.ofHours(12));
        campaign.engine.round(100);
        assertThat(campaign.messages("READY")).isEqualTo(10);
        campaign.act(life -> life.freeze(campaign.id, IfMatch.ABSENT));
        campaign.settle();
        clock.advance(Duration.ofDays(2));
        campaign.settle();
        assertThat(campaign.runs("FROZEN")).isEqualTo(30);
        assertThat(campaign.messages("HELD")).isEqualTo(10);
        assertThat(sent()).isZero();
    }

    private void work() {
        while (campaign.engine.round(100) > 0) {}
    }

    @Test
    @Tag("P-09")
    @Tag("S0-09")
    void at_once_means_that_all_that_fell_due_goes_out_now() {
        CatchUpPreview counts = resume(CatchUp.NOW);

        campaign.settle();
        assertThat(counts.runs().overdue()).isEqualTo(30);
        assertThat(counts.messages().atOnce()).isEqualTo(10);
        assertThat(sent("first")).isEqualTo(30);
        assertThat(campaign.runs("WAITING") + campaign.runs("SUCCESS")).isEqualTo(30);
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    @Tag("P-09")
    void spread_means_that_each_hour_gets_its_share() {
        CatchUpPreview counts = resume(new CatchUp(CatchUpRule.SPREAD, Duration.ofHours(10)));
        assertThat(counts.runs().spread()).isEqualTo(30);
        assertThat(counts.messages().spread()).isEqualTo(10);

        settleMoves();
        assertThat(done(MassMoveKind.CATCH_UP)).isEqualTo(30);
        assertThat(done(MassMoveKind.CATCH_UP_MESSAGES)).isEqualTo(10);
        for (int hour = 0; hour < 10; hour++) {
            assertThat(due("run", "due_at", hour)).isBetween(2L, 4L);
            assertThat(due("message", "ready_at", hour)).isBetween(0L, 2L);
        }
        clock.advance(Duration.ofHours(5));
        campaign.settle();
        assertThat(sent()).isBetween(15L, 25L);
    }

    @Test
    @Tag("P-09")
    void skipping_means_that_what_is_too_old_is_not_sent_on_record_and_the_runs_go_on() {
        CatchUpPreview counts = resume(new CatchUp(CatchUpRule.SKIP_OLDER, Duration.ofHours(40)));
        assertThat(counts.messages().skipped()).isEqualTo(10);
        assertThat(counts.runs().skipped()).isZero();
        assertThat(counts.runs().atOnce()).isEqualTo(30);

        campaign.settle();
        assertThat(done(MassMoveKind.CATCH_UP_MESSAGES)).isEqualTo(10);
        assertThat(campaign.messages("SKIPPED")).isEqualTo(10);
        assertThat(sent("first")).isEqualTo(20);
        assertThat(reasons()).containsExactly("due longer ago than PT40H when the campaign was resumed");
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    @Tag("P-09")
    void a_run_that_is_too_late_sends_nothing_until_it_waits_again() {
        CatchUpPreview counts = resume(new CatchUp(CatchUpRule.SKIP_OLDER, Duration.ofHours(30)));
        assertThat(counts.runs().skipped()).isEqualTo(20);

        campaign.settle();
        assertThat(done(MassMoveKind.CATCH_UP)).isEqualTo(20);
        assertThat(sent("first")).isZero();
        assertThat(campaign.messages("SKIPPED")).isEqualTo(30);

        clock.advance(Duration.ofDays(2));
        campaign.settle();
        assertThat(sent("second")).isEqualTo(30);
        assertThat(campaign.runs("SUCCESS")).isEqualTo(30);
    }

    @Test
    @Tag("P-09")
    void retiming_means_that_everybody_waits_as_long_as_if_there_had_been_no_freeze() {
        CatchUpPreview counts = resume(new CatchUp(CatchUpRule.RETIME, null));
        assertThat(counts.runs().retimed()).isEqualTo(30);
        assertThat(counts.messages().retimed()).isEqualTo(10);

        campaign.settle();
        assertThat(done(MassMoveKind.CATCH_UP)).isEqualTo(30);
        assertThat(sent("first")).isEqualTo(10);
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        campaign.settle();
        assertThat(sent("first")).isEqualTo(10);
        clock.advance(Duration.ofSeconds(1));
        campaign.settle();
        assertThat(sent("first")).isEqualTo(30);
        assertThat(sent("second")).isZero();
        clock.advance(Duration.ofDays(2));
        campaign.settle();
        assertThat(sent("second")).isEqualTo(30);
    }

    @Test
    @Tag("P-09")
    void nobody_moves_before_all_have_their_new_time() {
        resume(new CatchUp(CatchUpRule.SPREAD, Duration.ofHours(10)));
        campaign.chunk();

        clock.advance(Duration.ofHours(11));
        campaign.engine.round(100);
        campaign.tidyMessages();
        campaign.postman.round();

        assertThat(sent()).isZero();
        campaign.settle();
        assertThat(sent("first")).isEqualTo(30);
    }

    @Test
    @Tag("P-09")
    void a_freeze_in_the_middle_of_a_catch_up_holds_and_the_next_resumption_goes_on() {
        resume(new CatchUp(CatchUpRule.SPREAD, Duration.ofHours(10)));
        campaign.chunk();
        campaign.act(life -> life.freeze(campaign.id, IfMatch.ABSENT));
        clock.advance(Duration.ofHours(20));
        campaign.settle();
        assertThat(sent()).isZero();
        assertThat(campaign.runs("FROZEN")).isEqualTo(30);

        campaign.act(life -> life.resume(campaign.id, IfMatch.ABSENT, CatchUp.NOW));
        campaign.settle();
        assertThat(sent("first")).isEqualTo(30);
        assertThat(campaign.count("select holds from campaign where id = :id")).isZero();
    }

    @Test
    @Tag("S4-32")
    void a_stop_takes_everybody_out_at_once_and_sends_nothing_more() {
        campaign.act(life -> life.stop(campaign.id, IfMatch.ABSENT, "wrong price"));
        campaign.engine.round(100);
        campaign.postman.round();
        assertThat(sent()).isZero();

        campaign.settle();
        assertThat(campaign.runs("CANCELED")).isEqualTo(30);
        assertThat(campaign.messages("SKIPPED")).isEqualTo(10);
        assertThat(reasons()).containsExactly("campaign stopped: wrong price");
        assertThat(campaign.count("select count(*) from campaign where id = :id and status = 'PAUSED' and holds = 0"))
                .isEqualTo(1);
        assertThat(campaign.unaccounted()).isEmpty();
    }

    private CatchUpPreview resume(CatchUp catchUp) {
        CatchUpPreview counts = campaign.preview(catchUp);
        campaign.act(life -> life.resume(campaign.id, IfMatch.ABSENT, catchUp));
        return counts;
    }

    private void settleMoves() {
        while (campaign.chunk()) {}
    }

    private long done(MassMoveKind kind) {
        return campaign.count(
                "select moved from mass_move where campaign_id = :id and kind = '" + kind + "' and status = 'DONE'");
    }

    private long sent() {
        return campaign.messages("SENT");
    }

    private long sent(String node) {
        return campaign.count(
                "select count(*) from message where campaign_id = :id and state = 'SENT' and node_no = " + no(node));
    }

    private int no(String node) {
        return campaign.workflow.nodes().stream()
                .filter(n -> n.id().equals(node))
                .findFirst()
                .orElseThrow()
                .no();
    }

    private long due(String table, String column, int hour) {
        Instant from = clock.instant().plus(Duration.ofHours(hour));
        return campaign.count("select count(*) from " + table + " where campaign_id = :id and " + column + " >= '"
                + from + "' and " + column + " < '" + from.plus(Duration.ofHours(1)) + "'");
    }

    private static List<String> reasons() {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select distinct reason from message where state = 'SKIPPED'")
                        .mapTo(String.class)
                        .list());
    }
}
