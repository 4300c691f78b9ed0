package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.analytics.Recounts;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** Those inside, when a new version is published. */
class VersionMovesTest extends MoveGround {

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
}
