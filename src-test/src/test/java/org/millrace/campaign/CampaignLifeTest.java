package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/** From the launch to the archive. */
class CampaignLifeTest extends CampaignGround {

    @Test
    @Tag("S0-19")
    @Tag("S1-01")
    void activation_needs_a_published_workflow_and_an_audience() {
        CampaignSnapshot draft = create(CampaignDetails.named("Spring"));

        assertThatThrownBy(() -> life(life -> life.activate(draft.id(), IfMatch.ABSENT)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::where)
                        .containsExactly("workflow", "audience"));
        assertThat(facts.fired()).isEmpty();
    }

    @Test
    @Tag("S0-08")
    @Tag("S2-08")
    void an_activated_campaign_is_active_since_then_and_the_engine_is_told() {
        long id = activated("Spring");

        CampaignSnapshot active = on(campaigns -> campaigns.get(id));
        assertThat(active.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(active.activatedAt()).isEqualTo(clock.instant());
        assertThat(facts.fired()).containsExactly(new CampaignActivated(acme, id, true, "mia", clock.instant()));
        assertThatThrownBy(() -> life(life -> life.activate(id, IfMatch.ABSENT)))
                .isInstanceOf(IllegalCampaignTransition.class)
                .hasMessageContaining("Campaign must be in draft or scheduled status to launch");
    }

    @Test
    @Tag("S0-09")
    @Tag("S0-10")
    @Tag("S0-11")
    @Tag("S1-43")
    void a_campaign_lives_through_pause_freeze_resume_completion_and_archive() {
        long id = activated("Spring");
        facts.fired().clear();

        assertThat(statusAfter(life -> life.pauseEntries(id, IfMatch.ABSENT))).isEqualTo(CampaignStatus.PAUSED);
        assertThat(statusAfter(life -> life.resume(id, IfMatch.ABSENT, CatchUp.NOW)))
                .isEqualTo(CampaignStatus.ACTIVE);
        assertThat(statusAfter(life -> life.freeze(id, IfMatch.ABSENT))).isEqualTo(CampaignStatus.FROZEN);
        assertThat(statusAfter(life -> life.complete(id, IfMatch.ABSENT))).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(statusAfter(life -> life.archive(id, IfMatch.ABSENT))).isEqualTo(CampaignStatus.ARCHIVED);

        Instant now = clock.instant();
        assertThat(facts.fired())
                .containsExactly(
                        new EntriesPaused(acme, id, "mia", now),
                        new CampaignResumed(
                                acme, id, CampaignStatus.PAUSED, CampaignStatus.ACTIVE, CatchUp.NOW, null, "mia", now),
                        new CampaignFrozen(acme, id, "mia", now),
                        new CampaignResumed(
                                acme,
                                id,
                                CampaignStatus.FROZEN,
                                CampaignStatus.COMPLETED,
                                CatchUp.NOW,
                                now,
                                "mia",
                                now),
                        new CampaignCompleted(acme, id, "mia", now),
                        new CampaignArchived(acme, id, "mia", now));
        assertThat(audited(id))
                .containsExactly(
                        "campaign.created",
                        "campaign.activated",
                        "campaign.entries-paused",
                        "campaign.resumed",
                        "campaign.frozen",
                        "campaign.completed",
                        "campaign.archived");
    }

    @Test
    @Tag("S0-44")
    void run_now_is_for_active_campaigns() {
        long id = activated("Spring");
        facts.fired().clear();
        life(life -> life.runNow(id, IfMatch.ABSENT));
        assertThat(facts.fired()).containsExactly(new RunNowRequested(acme, id, "mia", clock.instant()));

        life(life -> life.pauseEntries(id, IfMatch.ABSENT));
        assertThatThrownBy(() -> life(life -> life.runNow(id, IfMatch.ABSENT)))
                .isInstanceOf(IllegalCampaignTransition.class);
    }

    private long activated(String name) {
        CampaignSnapshot draft = create(decided("{\"name\": \"" + name + "\", \"audience\": {\"kind\": \"ALL\"}}"));
        document(draft.workflow().slug());
        as(acme, fixture -> fixture.workflows.publish(draft.workflow().slug(), IfMatch.ABSENT));
        return life(life -> life.activate(draft.id(), IfMatch.ABSENT)).id();
    }

    private CampaignStatus statusAfter(Function<CampaignLife, CampaignSnapshot> act) {
        return life(act).status();
    }

    private List<String> audited(long id) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select action from audit where subject_type = 'campaign' and subject_id = :id order by id")
                .bind("id", String.valueOf(id))
                .mapTo(String.class)
                .list());
    }
}
