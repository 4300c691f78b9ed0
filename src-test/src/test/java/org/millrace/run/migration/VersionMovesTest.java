package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.analytics.Recounts;
import org.millrace.platform.Entities;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.TestEngine;
import org.millrace.run.TrailRow;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

class VersionMovesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));

    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final String MAIL = "{\"channel\":\"null\"}";

    @Test
    @Tag("S4-29")
    @Tag("P-06")
    void unless_chosen_otherwise_those_inside_stay_on_their_version_to_their_end() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(2);
        campaign.publish(waiting(9), VersionChoice.DRAIN);
        campaign.enter(1);
        campaign.tick(Duration.ofDays(3));

        assertThat(campaign.where())
                .isEqualTo(
                        Map.of("c1", "v1 end SUCCESS", "c2", "v1 end SUCCESS", "c3", "v2 pause WAITING 03-11 09:00"));
    }

    @Test
    @Tag("P-06")
    @Tag("S4-30")
    void who_moves_now_waits_by_the_new_rule_from_the_same_arrival() {
        MovingCampaign shorter = campaign(waiting(3));
        shorter.enter(1);
        shorter.tick(Duration.ofDays(1));
        shorter.publish(waiting(2), VersionChoice.MOVE_NOW);
        shorter.tick(Duration.ZERO);
        assertThat(shorter.where()).containsEntry("c1", "v2 pause WAITING 03-04 09:00");

        MovingCampaign over = campaign(waiting(3));
        over.enter(1);
        over.tick(Duration.ofDays(2));
        over.publish(waiting(1), VersionChoice.MOVE_NOW);
        over.tick(Duration.ZERO);
        assertThat(over.where()).containsEntry("c1", "v2 end SUCCESS");

        MovingCampaign longer = campaign(waiting(3));
        longer.enter(1);
        longer.tick(Duration.ofDays(2));
        longer.publish(waiting(5), VersionChoice.MOVE_NOW);
        longer.tick(Duration.ofDays(2));
        assertThat(longer.where()).containsEntry("c1", "v2 pause WAITING 03-07 09:00");
    }

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
    @Tag("P-06")
    void the_mapping_is_what_is_suggested_with_what_a_person_changed() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(1);
        WorkflowDocument renamed = aWorkflow()
                .node("one", "wait", "{\"amount\":7,\"unit\":\"days\"}")
                .node("two", "wait", "{\"amount\":8,\"unit\":\"days\"}")
                .node("end", "exit", "{}")
                .path("start", "one", "two", "end")
                .build();
        campaign.publish(renamed, VersionChoice.MOVE_NOW, Map.of("pause", "two"));
        campaign.tick(Duration.ZERO);
        assertThat(campaign.where()).containsEntry("c1", "v2 two WAITING 03-10 09:00");
    }

    @Test
    @Tag("P-06")
    void a_person_can_have_those_at_a_node_stay_although_it_is_mapped() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(1);
        Map<String, String> stay = new HashMap<>();
        stay.put("pause", null);
        campaign.publish(waiting(9), VersionChoice.MOVE_NOW, stay);
        campaign.tick(Duration.ofDays(3));

        assertThat(campaign.where()).containsEntry("c1", "v1 end SUCCESS");
    }

    @Test
    @Tag("P-06")
    void who_moves_at_the_next_wait_finishes_this_one_by_the_old_rule() {
        MovingCampaign campaign = campaign(twoWaits(2, 2));
        campaign.enter(1);
        campaign.publish(twoWaits(9, 5), VersionChoice.MOVE_AT_NEXT_WAIT);
        campaign.tick(Duration.ofDays(1));
        assertThat(campaign.where()).containsEntry("c1", "v1 first WAITING 03-04 09:00");

        campaign.tick(Duration.ofDays(1));
        assertThat(campaign.where()).containsEntry("c1", "v2 second WAITING 03-09 09:00");
        assertThat(trail(campaign)).contains("first CONTINUED -", "second MIGRATED to version 2", "second WAITING -");
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
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
    @Tag("P-08")
    void a_rollback_takes_everybody_back_and_nobody_receives_anything_again() {
        MovingCampaign campaign = campaign(mailThenWait("mail"));
        campaign.enter(4);
        campaign.publish(mailThenWait("mail", "extra"), VersionChoice.MOVE_NOW);
        campaign.enter(2);
        List<String> sent = campaign.mails();

        PublishForecast forecast = campaign.forecast("1", VersionChoice.MOVE_NOW, Map.of());
        int no = campaign.rollback(1, VersionChoice.MOVE_NOW).version().no();
        campaign.tick(Duration.ofDays(30));

        assertThat(no).isEqualTo(3);
        assertThat(forecast.version()).isEqualTo(3);
        String third = campaign.workflows(w -> w.export("test", 3));
        String first = campaign.workflows(w -> w.export("test", 1));
        assertThat(third).isEqualTo(first);
        assertThat(campaign.where().values()).containsOnly("v3 end SUCCESS");
        assertThat(campaign.mails()).isEqualTo(sent).doesNotHaveDuplicates();
    }

    @Test
    @Tag("P-08")
    void who_would_come_by_a_mail_again_stays_on_its_version() {
        MovingCampaign campaign = campaign(waitThenMail());
        campaign.enter(1);
        campaign.publish(mailThenWait("mail"), VersionChoice.DRAIN);
        campaign.enter(3);
        List<String> sent = campaign.mails();

        campaign.rollback(1, VersionChoice.MOVE_NOW);
        Page<UnmappedRun> listed = campaign.unmapped(VersionChoice.MOVE_NOW, Map.of(), null, 10);
        campaign.tick(Duration.ofDays(30));

        assertThat(sent).containsExactlyInAnyOrder("c2 mail", "c3 mail", "c4 mail");
        assertThat(campaign.mails()).containsExactlyInAnyOrder("c1 mail", "c2 mail", "c3 mail", "c4 mail");
        assertThat(campaign.where())
                .containsEntry("c1", "v3 end SUCCESS")
                .containsEntry("c2", "v2 end SUCCESS")
                .containsEntry("c4", "v2 end SUCCESS");
        assertThat(listed.items()).isEmpty();
    }

    @Test
    @Tag("P-08")
    void mautic_6054_deleting_a_node_deletes_no_history_and_mails_nobody_again() {
        MovingCampaign campaign = campaign(mailThenWait("mail", "extra"));
        campaign.enter(3);
        List<String> mails = campaign.mails();
        List<String> trail = trail(campaign);

        campaign.publish(mailThenWait("mail"), VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ZERO);
        assertThat(campaign.mails()).isEqualTo(mails).hasSize(6);
        assertThat(trail(campaign)).containsAll(trail);
        assertThat(TestEngine.trail(DATABASE, campaign.tenant, anyRun(campaign)))
                .extracting(TrailRow::node, TrailRow::type)
                .contains(org.assertj.core.groups.Tuple.tuple("extra", "send"))
                .doesNotContain(org.assertj.core.groups.Tuple.tuple(null, null));

        campaign.publish(mailThenWait("mail", "extra"), VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ofDays(30));
        assertThat(campaign.mails()).isEqualTo(mails);
        assertThat(campaign.where().values()).containsOnly("v3 end SUCCESS");
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
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

    @Test
    @Tag("P-06")
    void frozen_runs_and_incidents_move_but_keep_their_state() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(3);
        campaign.sql("update run set status = 'FROZEN' where campaign_id = ? and contact_id % 3 = 0", campaign.id);
        campaign.sql(
                "update run set status = 'INCIDENT', due_at = null where campaign_id = ? and contact_id % 3 = 1",
                campaign.id);
        campaign.sql("update campaign set status = 'FROZEN' where id = ?", campaign.id);
        campaign.publish(waiting(9), VersionChoice.MOVE_NOW);

        assertThat(campaign.where().values())
                .containsExactlyInAnyOrder(
                        "v2 pause FROZEN 03-05 09:00", "v2 pause INCIDENT 03-05 09:00", "v2 pause WAITING 03-05 09:00");
        campaign.sql("update campaign set status = 'ACTIVE' where id = ?", campaign.id);
        campaign.sql("update run set status = 'WAITING' where campaign_id = ? and status = 'FROZEN'", campaign.id);
        campaign.tick(Duration.ofDays(3));
        assertThat(campaign.where().values())
                .contains("v2 pause WAITING 03-11 09:00")
                .doesNotContain("v2 pause WAITING 03-05 09:00");
    }

    @Test
    @Tag("P-06")
    @Tag("P-03")
    void a_chunk_that_is_done_twice_or_killed_in_the_middle_changes_nothing_more() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(10);
        campaign.draft(waiting(9));
        campaign.workflows(w -> w.publish("test", IfMatch.ABSENT, campaign.choices(VersionChoice.MOVE_NOW, Map.of())));
        long move = DATABASE.jdbi().withHandle(h -> h.createQuery("select max(id) from version_move")
                .mapTo(Long.class)
                .one());

        Migrated first = campaign.chunk(move, 0, 4);
        assertThatThrownBy(() -> DATABASE.newTx(() -> {
                    campaign.migration.chunk(move, first.lastContactId(), 4, campaign.clock.instant());
                    throw new IllegalStateException("killed");
                }))
                .hasMessageContaining("killed");
        Migrated again = campaign.chunk(move, 0, 4);
        Migrated rest = campaign.chunk(move, again.lastContactId(), 100);

        assertThat(List.of(first.moved(), again.moved(), rest.moved())).containsExactly(4L, 4L, 2L);
        assertThat(campaign.chunk(move, 0, 100).lastContactId()).isNull();
        campaign.tick(Duration.ZERO);
        assertThat(campaign.where().values()).containsOnly("v2 pause WAITING 03-11 09:00");
        assertThat(trail(campaign))
                .filteredOn(line -> line.contains("MIGRATED"))
                .hasSize(10);
        assertThat(Recounts.differences(DATABASE.jdbi(), campaign.tenant, campaign.id))
                .isEmpty();
    }

    @Test
    @Tag("P-06")
    void a_choice_that_names_what_is_not_there_is_refused_and_nothing_is_published() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.draft(waiting(9));
        List<PublishChoice> wrong = List.of(
                new PublishChoice(campaign.id, VersionChoice.MOVE_NOW, Map.of("ghost", "pause", "pause", "ghost")),
                new PublishChoice(campaign.id, VersionChoice.DRAIN, null),
                new PublishChoice(4_711, VersionChoice.DRAIN, null));

        assertThatThrownBy(() -> campaign.workflows(w -> w.publish("test", IfMatch.ABSENT, wrong)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .hasSize(4));
        assertThat(campaign.workflows(w -> w.versions("test", null, 10)).items())
                .hasSize(1);
    }

    @Test
    @Tag("S4-30")
    void those_left_on_an_old_version_can_be_moved_without_a_new_one() {
        MovingCampaign campaign = campaign(waiting(3));
        campaign.enter(2);
        campaign.publish(waiting(9), VersionChoice.DRAIN);
        boolean created = campaign.publish(waiting(9), VersionChoice.MOVE_NOW).created();
        campaign.tick(Duration.ZERO);

        assertThat(created).isFalse();
        assertThat(campaign.where().values()).containsOnly("v2 pause WAITING 03-11 09:00");
    }

    private static MovingCampaign campaign(WorkflowDocument first) {
        return new MovingCampaign(DATABASE, ENTITIES, "moving-" + TENANTS.incrementAndGet(), first);
    }

    private static WorkflowDocument waiting(int days) {
        return aWorkflow()
                .node("pause", "wait", days(days))
                .node("end", "exit", "{}")
                .path("start", "pause", "end")
                .build();
    }

    private static WorkflowDocument twoWaits(int first, int second) {
        return aWorkflow()
                .node("first", "wait", days(first))
                .node("second", "wait", days(second))
                .node("end", "exit", "{}")
                .path("start", "first", "second", "end")
                .build();
    }

    private static WorkflowDocument waitThenMail() {
        return aWorkflow()
                .node("pause", "wait", days(3))
                .node("mail", "send", MAIL)
                .node("end", "exit", "{}")
                .path("start", "pause", "mail", "end")
                .build();
    }

    private static WorkflowDocument mailThenWait(String... mails) {
        var builder = aWorkflow().node("pause", "wait", days(3)).node("end", "exit", "{}");
        String before = "start";
        for (String mail : mails) {
            builder.node(mail, "send", MAIL).path(before, mail);
            before = mail;
        }
        return builder.path(before, "pause", "end").build();
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

    private static String days(int days) {
        return "{\"amount\":%d,\"unit\":\"days\"}".formatted(days);
    }

    private static long anyRun(MovingCampaign campaign) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select max(id) from run where campaign_id = :campaign")
                .bind("campaign", campaign.id)
                .mapTo(Long.class)
                .one());
    }

    private static List<String> trail(MovingCampaign campaign) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select k.node_id || ' ' || l.outcome || ' ' || coalesce(l.reason, '-')
                        from step_log l join run r on r.id = l.run_id join campaign p on p.id = r.campaign_id
                        join node_number k on k.workflow_id = p.workflow_id and k.node_no = l.node_no
                        where r.campaign_id = :campaign order by l.at, l.visit
                        """)
                .bind("campaign", campaign.id)
                .mapTo(String.class)
                .list());
    }
}
