package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.contact.PostgresContacts;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.TagChange;
import org.millrace.workflow.Listening;

/** Waits for what is kept beside a contact's fields: tags, scores, lists, consents. */
@Tag("P-04")
class StandingChangesTest extends LiveGround {

    private static final String VIP = "{\"type\": \"hasTag\", \"tag\": \"vip\"}";

    @Test
    void a_tag_that_comes_ends_the_wait_for_it_and_another_does_not() {
        waitingFor(VIP, true);
        tag("trial", true);
        looks();
        assertThat(campaign.runs("WAITING")).isOne();

        tag("vip", true);
        looks();
        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_tag_that_goes_ends_the_wait_for_that() {
        waitingFor("{\"type\": \"not\", \"of\": " + VIP + "}", true, "vip");
        assertThat(campaign.runs("WAITING")).isOne();

        tag("vip", false);
        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void a_score_that_rises_far_enough_ends_the_wait_for_it() {
        waitingFor("{\"type\": \"leadScore\", \"criterion\": \"fit\", \"atLeast\": 70}", true);
        score(60);
        looks();
        assertThat(campaign.runs("WAITING")).isOne();

        score(10);
        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into consent (tenant_id, contact_id, channel, topic, state, changed_at)"
                        + " select tenant_id, id, 'email', '*', 'OPTED_IN', now() from contact",
                "with s as (select id, tenant_id from segment) insert into segment_member"
                        + " (tenant_id, segment_id, contact_id, added_at) select s.tenant_id, s.id, c.id, now() from s, contact c"
            })
    void a_word_of_the_contact_and_a_list_that_takes_it_in_end_the_wait_for_either(String change) {
        String listed = "{\"type\": \"inSegment\", \"segment\": \"friends\"}";
        String agreed =
                "{\"type\": \"subscriptionStatus\", \"channel\": \"email\", \"topic\": \"marketing\", \"is\": \"optedIn\"}";
        waitingFor("{\"type\": \"any\", \"of\": [" + listed + ", " + agreed + "]}", true);
        DATABASE.jdbi().useHandle(h -> h.execute(change));

        looks();

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    @Test
    void where_no_workflow_of_the_tenant_waits_for_such_nothing_is_noted() {
        waitingFor(VIP, false);

        tag("vip", true);
        score(10);

        assertThat(campaign.count("select count(*) from contact_change where :id = :id"))
                .isZero();
    }

    @Test
    void what_changes_a_moment_before_the_run_comes_to_wait_counts_at_once() {
        waitingFor(VIP, true, "vip");

        assertThat(campaign.runs("SUCCESS")).isOne();
    }

    /** @param listens whether the version says so, as one that was published does */
    private void waitingFor(String condition, boolean listens, String... tags) {
        campaign = live(aWorkflow()
                .node("pause", "wait", "{\"amount\": 5, \"unit\": \"days\", \"when\": " + condition + "}")
                .node("done", "exit", "{}")
                .edge("start", "next", "pause")
                .edge("pause", "happened", "done")
                .build());
        DATABASE.jdbi().useHandle(h -> {
            h.execute("insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                    + " select id, 'friends', 'Friends', 'LIST', now(), now() from tenant");
            if (listens) {
                h.execute(
                        """
                        with v as (insert into workflow_version (tenant_id, workflow_id, no, document, published_by, published_at)
                                   select tenant_id, id, 1, '{}', 'mia', now() from workflow returning id, tenant_id)
                        insert into listener (tenant_id, version_id, what) select tenant_id, id, ? from v
                        """,
                        Listening.STANDING);
            }
        });
        campaign.enter(1);
        for (String tag : tags) {
            tag(tag, true);
        }
        campaign.settle();
    }

    private void tag(String tag, boolean add) {
        TagChange change = new TagChange(campaign.tenant, contact(), tag, add);
        DATABASE.newTx(() -> people().tags().apply(List.of(change), clock.instant()));
    }

    private void score(int by) {
        ScoreChange change = new ScoreChange(
                campaign.tenant, contact(), "fit", ScoreChange.Kind.ADD, BigDecimal.valueOf(by), "test");
        DATABASE.newTx(() -> people().scores().apply(List.of(change), clock.instant()));
    }

    private PostgresContacts people() {
        return new PostgresContacts(DATABASE, clock.instant());
    }

    private long contact() {
        return campaign.count("select contact_id from run where campaign_id = :id");
    }

    private void looks() {
        campaign.engine.lookAtChangedContacts();
        campaign.settle();
    }
}
