package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Caller;
import org.millrace.platform.Roles;

/** A campaign for everybody with a wait of two days before its mail; whoever is on the list “Blocked” is left out. */
class ExclusionsTest extends LiveGround {

    @BeforeEach
    void aCampaign() {
        campaign = live(aWorkflow()
                .node("pause", "wait", "{\"amount\":2,\"unit\":\"days\"}")
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"welcome\"}")
                .node("done", "exit", "{}")
                .path("start", "pause", "mail", "done")
                .build());
        run("insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                + " select tenant_id, 'blocked', 'Blocked', 'LIST', now(), now() from campaign");
        run("insert into campaign_exclusion (tenant_id, campaign_id, segment_id)"
                + " select c.tenant_id, c.id, s.id from campaign c, segment s");
    }

    @Test
    @Tag("S1-08")
    @Tag("S1-45")
    void whoever_is_left_out_does_not_enter_and_a_later_look_lets_in_whoever_is_no_longer() {
        contacts("c1", "c2", "c3");
        block("c2");

        order(false);
        assertThat(inside()).containsExactly("c1", "c3");

        run("delete from segment_member");
        order(false);
        assertThat(inside()).containsExactly("c1", "c2", "c3");
        assertThat(campaign.unaccounted()).isEmpty();
    }

    @Test
    @Tag("S1-08")
    @Tag("P-05")
    void nothing_is_sent_to_who_came_onto_the_list_after_entering_and_the_message_says_why() {
        contacts("c1", "c2");
        order(false);
        block("c2");

        clock.advance(Duration.ofDays(3));
        campaign.settle();

        assertThat(texts("select c.external_id || ' ' || m.state || coalesce(' ' || m.reason, '') from message m"
                        + " join contact c on c.id = m.contact_id order by 1"))
                .containsExactly("c1 SENT", "c2 SKIPPED left out: in “Blocked”");
        assertThat(campaign.runs("SUCCESS")).as("the run itself goes on").isEqualTo(2);
    }

    @Test
    void an_order_to_enter_again_does_not_override_an_exclusion_and_counts_it_apart() {
        contacts("c1", "c2");
        block("c2");

        ReEnrolment counted = campaign.bulk(Roles.ADMIN)
                .reEnroll(campaign.id, new ReEnrolOrder(List.of("c1", "c2", "nobody"), null, null));
        campaign.settle();

        assertThat(counted.entering()).isEqualTo(1);
        assertThat(counted.excluded()).isEqualTo(1);
        assertThat(counted.unknown()).isEqualTo(1);
        assertThat(inside()).containsExactly("c1");
    }

    @Test
    @Tag("P-13")
    void why_not_names_the_exclusion() {
        contacts("c1", "c2");
        block("c2");
        order(false);

        assertThat(campaign.reasons().why(campaign.id, "c2", null).entry())
                .filteredOn(rule -> rule.name().equals("exclusion"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.holds()).isFalse();
                    assertThat(rule.sentence().toString()).contains("“blocked”");
                });
    }

    @Test
    @Tag("S0-37")
    void an_audience_that_is_looked_through_again_lets_in_who_is_new_whatever_the_rule_of_reentry() {
        run("update campaign set reentry = 'ALWAYS'");
        contacts("c1");
        order(false);
        contacts("c2");

        order(true);
        order(true);

        assertThat(inside()).containsExactly("c1", "c2");
        assertThat(campaign.unaccounted()).isEmpty();
    }

    private void order(boolean newcomers) {
        AudienceEntries entries = new AudienceEntries(new MassMoveRepository(DATABASE.jdbi()));
        Caller schedule = new Caller(campaign.tenant, "schedule");
        DATABASE.newTx(() -> {
            if (newcomers) {
                entries.requestNewcomers(schedule, campaign.id, 0, "test", clock.instant());
            } else {
                entries.request(schedule, campaign.id, 0, "test", clock.instant());
            }
        });
        campaign.settle();
    }

    private void contacts(String... ids) {
        for (String id : ids) {
            run("insert into contact (tenant_id, external_id, email, shard, created_at, updated_at) values ("
                    + campaign.tenant + ", '" + id + "', '" + id + "@example.com', 1, now(), now())");
        }
    }

    private void block(String id) {
        run("insert into segment_member (tenant_id, segment_id, contact_id, added_at)"
                + " select c.tenant_id, s.id, c.id, now() from contact c, segment s where c.external_id = '" + id
                + "'");
    }

    /** A contact as often as it is inside. */
    private List<String> inside() {
        return texts("select c.external_id from run r join contact c on c.id = r.contact_id order by 1");
    }
}
