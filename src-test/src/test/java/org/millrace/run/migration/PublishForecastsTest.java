package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.analytics.Recounts;
import org.millrace.platform.Page;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** What a publication is said to do, and does. */
class PublishForecastsTest extends MoveGround {

    @Test
    @Tag("P-06")
    @Tag("P-07")
    void what_is_foreseen_is_what_happens_wherever_people_stand() {
        MovingCampaign campaign = campaign(base());
        campaign.enter(10);
        campaign.sql(
                "update run set status = 'FROZEN' where contact_id in (select id from contact where external_id = 'c1')");
        campaign.sql(
                """
                update run set status = 'INCIDENT', due_at = null, waiting_for = null
                where contact_id in (select id from contact where external_id = 'c2' and tenant_id = ?)
                """,
                campaign.tenant);
        campaign.tick(Duration.ofDays(3));
        campaign.enter(5);
        campaign.tick(Duration.ofDays(1));
        campaign.draft(changed());

        PublishForecast forecast = campaign.forecast("draft", VersionChoice.MOVE_NOW, Map.of());
        Map<String, String> before = campaign.where();
        campaign.publish(changed(), VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ZERO);

        assertThat(forecast.version()).isEqualTo(2);
        assertThat(forecast.created()).isTrue();
        assertThat(forecast.affected()).isPositive();
        assertThat(forecast.campaigns()).hasSize(1);
        assertThat(Happened.between(
                        before,
                        campaign.where(),
                        2,
                        Happened.targets(forecast.campaigns().get(0))))
                .isEqualTo(Happened.foreseen(forecast.campaigns().get(0)))
                .hasSizeGreaterThan(2);
    }

    @Test
    @Tag("P-06")
    void everybody_who_cannot_be_mapped_is_listed_page_by_page() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(5);
        WorkflowDocument without = aWorkflow()
                .node("mark", "tag", "{\"add\":[\"t\"]}")
                .node("end", "exit", "{}")
                .path("start", "mark", "end")
                .build();
        campaign.draft(without);

        Page<UnmappedRun> first = campaign.unmapped(VersionChoice.MOVE_NOW, Map.of(), null, 3);
        Page<UnmappedRun> second =
                campaign.unmapped(VersionChoice.MOVE_NOW, Map.of(), first.next().orElseThrow(), 3);
        campaign.publish(without, VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ofDays(3));

        assertThat(first.items()).extracting(UnmappedRun::contact).containsExactly("c1", "c2", "c3");
        assertThat(second.items()).extracting(UnmappedRun::contact).containsExactly("c4", "c5");
        assertThat(second.next()).isEmpty();
        assertThat(first.items())
                .extracting(UnmappedRun::node, UnmappedRun::version, UnmappedRun::reason)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("pause", 1, StayReason.UNMAPPED));
        assertThat(campaign.where().values()).containsOnly("v1 end SUCCESS");
    }

    @Test
    @Tag("P-07")
    void who_has_no_wait_ahead_does_not_move_later() {
        MovingCampaign campaign = campaign(twoWaits(2, 2));
        campaign.enter(3);
        campaign.tick(Duration.ofDays(2));
        campaign.enter(2);
        campaign.draft(twoWaits(2, 9));

        List<NodeForecast> nodes = campaign.forecast("draft", VersionChoice.MOVE_AT_NEXT_WAIT, Map.of())
                .campaigns()
                .get(0)
                .nodes();
        assertThat(nodes)
                .extracting(NodeForecast::node, NodeForecast::moveLater, NodeForecast::stay)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("first", 2L, 0L),
                        org.assertj.core.groups.Tuple.tuple("second", 0L, 3L));
    }

    @Test
    @Tag("P-06")
    @Tag("P-07")
    void mautic_6323_a_mail_added_to_a_running_workflow_reaches_those_before_it_and_nobody_stays_pending() {
        MovingCampaign campaign = campaign(mailThenWait("mail"));
        campaign.enter(2);
        campaign.tick(Duration.ofDays(3));
        campaign.enter(3);
        WorkflowDocument more = aWorkflow()
                .node("mail", "send", MAIL)
                .node("passed", "send", MAIL)
                .node("pause", "wait", days(3))
                .node("added", "send", MAIL)
                .node("end", "exit", "{}")
                .path("start", "mail", "passed", "pause", "added", "end")
                .build();
        campaign.draft(more);

        long told = campaign.forecast("draft", VersionChoice.MOVE_NOW, Map.of()).affected();
        campaign.publish(more, VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ofDays(3));

        assertThat(told).as("people whom the publication concerns").isEqualTo(3);
        assertThat(campaign.mails())
                .containsExactlyInAnyOrder(
                        "c1 mail", "c2 mail", "c3 mail", "c4 mail", "c5 mail", "c3 added", "c4 added", "c5 added");
        assertThat(campaign.where())
                .isEqualTo(Map.of(
                        "c1", "v1 end SUCCESS",
                        "c2", "v1 end SUCCESS",
                        "c3", "v2 end SUCCESS",
                        "c4", "v2 end SUCCESS",
                        "c5", "v2 end SUCCESS"));
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
    }

    /** c1 frozen and c2 an incident at the first wait; three days later the others stand at the second, five more at the first. */
    private static WorkflowDocument base() {
        return aWorkflow()
                .node("first", "wait", days(3))
                .node("mail", "send", MAIL)
                .node("second", "wait", days(5))
                .node("late", "wait", days(2))
                .node("end", "exit", "{}")
                .path("start", "first", "mail", "second", "late", "end")
                .build();
    }

    private static WorkflowDocument changed() {
        return aWorkflow()
                .node("first", "wait", days(1))
                .node("mail", "send", MAIL)
                .node("second", "wait", days(9))
                .node("end", "exit", "{}")
                .path("start", "first", "mail", "second", "end")
                .build();
    }
}
