package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

/** What each type demands. */
class CampaignLaunchTest extends CampaignGround {

    @Test
    @Tag("S2-02")
    void a_triggered_campaign_needs_a_trigger_for_single_contacts_and_lets_nobody_in_at_once() {
        assertThat(missing(CampaignType.TRIGGERED, AudienceChoice.NONE, MANUAL)).containsExactly("type", "audience");
        CampaignSnapshot active = activated(draft(CampaignType.TRIGGERED, AudienceChoice.NONE, EVENT, null, null));

        assertThat(active.status()).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(facts.fired()).containsExactly(new CampaignActivated(acme, active.id(), false, "mia", NOW));
    }

    @Test
    @Tag("S2-02")
    void a_broadcast_needs_an_audience_and_a_trigger_at_which_one_enters() {
        assertThat(missing(CampaignType.BROADCAST, AudienceChoice.NONE, MANUAL)).containsExactly("audience");
        assertThat(missing(CampaignType.BROADCAST, AudienceChoice.all(), EVENT)).containsExactly("type");
        assertThat(activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), SCHEDULE, null, null))
                        .status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S2-02")
    void an_ab_test_needs_a_split_that_is_an_experiment() {
        assertThat(missing(CampaignType.AB_TEST, AudienceChoice.all(), MANUAL)).containsExactly("type");
    }

    @Test
    @Tag("S2-02")
    void a_drip_may_be_entered_by_an_audience_or_one_by_one_but_not_by_an_audience_that_is_nobody() {
        assertThat(missing(CampaignType.DRIP, AudienceChoice.NONE, MANUAL)).containsExactly("audience");
        assertThat(missing(CampaignType.DRIP, AudienceChoice.NONE, SCHEDULE)).containsExactly("audience");
        assertThat(activated(draft(CampaignType.DRIP, AudienceChoice.NONE, EVENT, null, null))
                        .status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("P-11")
    void what_lies_past_the_campaigns_end_is_refused() {
        String inThirtyDays =
                MANUAL + ", {\"id\": \"w\", \"type\": \"wait\", \"config\": {\"amount\": 30, \"unit\": \"days\"}}";
        String edges = "{\"from\": \"start\", \"to\": \"w\"}, {\"from\": \"w\", \"to\": \"end\"}";
        Instant soon = NOW.plus(Duration.ofDays(29));
        Instant later = NOW.plus(Duration.ofDays(31));

        assertThat(refusals(draft(inThirtyDays, edges, "[]", soon)))
                .singleElement()
                .satisfies(refused -> assertThat(refused.where() + ": " + refused.what())
                        .isEqualTo("endsAt: wait-past-end: a run comes to \"end\" 30 days after it entered at the"
                                + " soonest, and the campaign ends before."));
        assertThat(activated(draft(inThirtyDays, edges, "[]", later)).status()).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    @Tag("S4-06")
    @Tag("P-11")
    void a_step_that_sends_by_a_provider_that_is_not_there_is_refused() {
        String sends = MANUAL
                + ", {\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"null\", \"provider\": \"receipts\"}}";
        String edges = "{\"from\": \"start\", \"to\": \"mail\"}, {\"from\": \"mail\", \"to\": \"end\"}";

        assertThat(refusals(draft(sends, edges, "[]", null)))
                .singleElement()
                .satisfies(
                        refused -> assertThat(refused.where() + ": " + refused.what())
                                .isEqualTo(
                                        "workflow.nodes[mail].config.provider: The step \"mail\" sends by the provider \"receipts\", which is not there."));
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into provider (tenant_id, name, channel, session, created_at)"
                                + " values (?, 'receipts', 'email', 'java:jboss/mail/Receipts', now())",
                        acme));
        assertThat(refusals(draft(sends, edges, "[]", null))).isEmpty();
    }

    @Test
    @Tag("P-11")
    void an_interrupt_at_a_goal_that_the_campaign_does_not_have_is_refused() {
        String edges = "{\"from\": \"start\", \"to\": \"end\"}";

        assertThat(refusals(draft(
                        MANUAL, edges, "[{\"name\": \"x\", \"when\": {\"goal\": \"bought\"}, \"then\": {}}]", null)))
                .extracting(Violation::where)
                .containsExactly("workflow.interrupts[0].when.goal");
    }

    @Test
    @Tag("S0-44")
    void run_now_is_for_workflows_with_a_manual_trigger() {
        CampaignSnapshot scheduled =
                activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), SCHEDULE, null, null));
        CampaignSnapshot manual = activated(draft(CampaignType.BROADCAST, AudienceChoice.all(), MANUAL, null, null));

        assertThatThrownBy(() -> life(life -> life.runNow(scheduled.id(), IfMatch.ABSENT)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("manual trigger");
        assertThat(life(life -> life.runNow(manual.id(), IfMatch.ABSENT)).status())
                .isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    void the_rule_of_re_entry_is_read_back_and_copied_but_the_times_are_not() {
        Reentry thrice = Reentry.limited(3, Duration.ofDays(30));
        CampaignSnapshot original = as(fixture -> fixture.campaigns.create(details(
                "Spring", CampaignType.DRIP, AudienceChoice.all(), NOW.plusSeconds(1), NOW.plusSeconds(9), thrice)));

        CampaignSnapshot copy = as(fixture -> fixture.campaigns.duplicate(original.id()));

        assertThat(original.reentry()).isEqualTo(thrice);
        assertThat(original.startsAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(copy.reentry()).isEqualTo(thrice);
        assertThat(copy.startsAt()).isNull();
        assertThat(copy.endsAt()).isNull();
    }

    @Test
    void rules_that_contradict_themselves_are_refused() {
        assertThat(wrong(new Reentry(ReentryPolicy.LIMITED, null, null)))
                .containsExactly("reentry.limit", "reentry.window");
        assertThat(wrong(new Reentry(ReentryPolicy.LIMITED, 0, Duration.ofDays(1))))
                .containsExactly("reentry.limit");
        assertThat(wrong(new Reentry(ReentryPolicy.ALWAYS, 3, null))).containsExactly("reentry");
        assertThatThrownBy(() -> as(fixture -> fixture.campaigns.create(
                        details("x", CampaignType.DRIP, AudienceChoice.all(), NOW, NOW, Reentry.NEVER))))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                                refused.violations().get(0).where())
                        .isEqualTo("endsAt"));
    }

    private List<Violation> refusals(CampaignSnapshot draft) {
        try {
            activated(draft);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations();
        }
    }

    private CampaignSnapshot draft(String nodes, String edges, String interrupts, Instant end) {
        CampaignSnapshot draft = draft(CampaignType.DRIP, AudienceChoice.all(), MANUAL, null, end);
        String slug = draft.workflow().slug();
        as(fixture -> fixture.workflows.save(
                slug,
                "{\"name\": \"W\", \"nodes\": [" + nodes + ", {\"id\": \"end\", \"type\": \"exit\"}]," + "\"edges\": ["
                        + edges + "], \"interrupts\": " + interrupts + "}",
                IfMatch.any()));
        as(fixture -> fixture.workflows.publish(slug, IfMatch.ABSENT));
        return draft;
    }

    private List<String> wrong(Reentry reentry) {
        try {
            as(fixture -> fixture.campaigns.create(
                    details("x", CampaignType.DRIP, AudienceChoice.all(), null, null, reentry)));
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations().stream().map(Violation::where).toList();
        }
    }

    private List<String> missing(CampaignType type, AudienceChoice audience, String trigger) {
        CampaignSnapshot draft = draft(type, audience, trigger, null, null);
        try {
            activated(draft);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.violations().stream().map(Violation::where).toList();
        }
    }
}
