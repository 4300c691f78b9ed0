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
import org.millrace.run.TestEngine;
import org.millrace.run.TrailRow;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** Back to a version of before: nobody receives anything again, and no history is lost. */
class RollbacksTest extends MoveGround {

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

    private static WorkflowDocument waitThenMail() {
        return aWorkflow()
                .node("pause", "wait", days(3))
                .node("mail", "send", MAIL)
                .node("end", "exit", "{}")
                .path("start", "pause", "mail", "end")
                .build();
    }

    private static long anyRun(MovingCampaign campaign) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select max(id) from run where campaign_id = :campaign")
                .bind("campaign", campaign.id)
                .mapTo(Long.class)
                .one());
    }
}
