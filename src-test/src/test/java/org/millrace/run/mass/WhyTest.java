package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.run.WaitReason;
import org.millrace.run.why.Why;

class WhyTest extends LiveGround {

    @BeforeEach
    void aCampaignForPros() {
        campaign = live(aWorkflow()
                .node("pause", "wait", "{\"amount\":2,\"unit\":\"days\"}")
                .node("pro", "condition", "{\"when\":{\"type\":\"attribute\",\"name\":\"plan\",\"equals\":\"pro\"}}")
                .node("offer", "send", "{\"channel\":\"email\",\"template\":\"offer\"}")
                .node("won", "exit", "{}")
                .node("lost", "exit", "{\"kind\":\"handoff\",\"status\":\"partial\",\"reason\":\"to sales\"}")
                .path("start", "pause", "pro")
                .edge("pro", "yes", "offer")
                .edge("pro", "no", "lost")
                .path("offer", "won")
                .build());
        campaign.enter(2);
        DATABASE.jdbi()
                .useHandle(h -> h.execute("update contact set attributes = jsonb_build_object('plan',"
                        + " case external_id when 'c1' then 'pro' else 'basic' end)"));
    }

    @Test
    @Tag("P-13")
    @Tag("S3-12")
    void where_a_run_stands_what_for_and_until_when() {
        campaign.settle();
        Why why = why("c1", null);

        assertThat(why.runs()).singleElement().satisfies(run -> {
            assertThat(run.node()).isEqualTo("pause");
            assertThat(run.waitingFor()).isEqualTo(WaitReason.TIME);
            assertThat(run.until()).isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
        });
        assertThat(why.answer())
                .extracting(Object::toString)
                .containsExactly("It waits at “pause” until 2026-03-04T09:00:00Z.");
        assertThat(rule(why, "inside").holds()).isFalse();
    }

    @Test
    @Tag("P-13")
    void why_it_never_came_to_a_node_with_the_value_that_the_rule_sees() {
        campaign.settle();
        assertThat(why("c2", "offer").node().sentence().toString())
                .isEqualTo("It has not come to “offer”. It waits at “pause” until 2026-03-04T09:00:00Z.");
        clock.advance(Duration.ofDays(2));
        campaign.settle();

        Why why = why("c2", "offer");
        assertThat(why.node().reached()).isFalse();
        assertThat(why.node().fork()).isEqualTo("pro");
        assertThat(why.node().sentence())
                .hasToString("It never came to “offer”: at 2026-03-04T09:00:00Z it left “pro” by “no”, and “offer” lies"
                        + " behind “yes”.");
        Why.Way yes = why.node().ways().get(0);
        assertThat(yes.leadsThere()).isTrue();
        assertThat(yes.taken()).isFalse();
        assertThat(yes.now().holds()).isFalse();
        assertThat(yes.now().saw().toString()).contains("basic");
        assertThat(why.answer()).last().asString().contains("to sales");
        assertThat(why("c1", "offer").node().reached()).isTrue();
        assertThat(why("c1", "nowhere").node().sentence().toString()).contains("has no node");
    }

    @Test
    @Tag("P-13")
    void steps_and_ways_are_called_as_people_call_them_in_the_readers_language() {
        empty();
        campaign = live(aWorkflow()
                .named("pro", "condition", "On the pro plan?", "{\"when\":{\"type\":\"hasTag\",\"tag\":\"pro\"}}")
                .named("offer", "send", "Our offer", "{\"channel\":\"email\",\"template\":\"offer\"}")
                .node("lost", "exit", "{}")
                .path("start", "pro")
                .edge("pro", "yes", "offer")
                .edge("pro", "no", "lost")
                .path("offer", "lost")
                .build());
        campaign.enter(1);
        campaign.settle();

        Sentence never = why("c1", "offer").node().sentence();

        assertThat(never)
                .hasToString("It never came to “Our offer”: at 2026-03-02T09:00:00Z it left “On the pro plan?” by “no”,"
                        + " and “Our offer” lies behind “yes”.");
        assertThat(never.in(Wording.GERMAN))
                .contains("verließ er „On the pro plan?“ durch „nein“, und „Our offer“ liegt hinter „ja“");
    }

    @Test
    @Tag("P-13")
    @Tag("P-25")
    void a_run_that_was_put_off_says_that_it_waits_for_the_host_and_forgets_it_once_it_moves() {
        campaign.settle();
        clock.advance(Duration.ofDays(2));
        DATABASE.jdbi()
                .useHandle(h -> h.execute("update run set put_off = 'HOST_AWAY', due_at = '2026-03-04T09:00:30Z'"));

        Sentence waits = why("c1", null).answer().get(0);
        assertThat(waits)
                .hasToString(
                        "It waits at “pause” for the host's directory of contacts, which cannot be reached; it is tried"
                                + " again at 2026-03-04T09:00:30Z.");
        assertThat(waits.in(Wording.GERMAN)).contains("Kontaktverzeichnis des Hosts");

        clock.advance(Duration.ofSeconds(30));
        campaign.settle();
        assertThat(why("c2", null).answer()).last().asString().doesNotContain("host");
        long putOff = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select count(*) from run where put_off is not null")
                        .mapTo(Long.class)
                        .one());
        assertThat(putOff).isZero();
    }

    @Test
    @Tag("P-13")
    void why_its_message_was_not_sent() {
        campaign.settle();
        clock.advance(Duration.ofDays(2));
        campaign.engine.round(100);
        campaign.act(life -> life.stop(campaign.id, IfMatch.ABSENT, "wrong price"));
        campaign.settle();

        assertThat(why("c1", null).answer())
                .last()
                .asString()
                .isEqualTo("The message of “offer” was not sent: campaign stopped: wrong price.");
        assertThat(rule(why("c1", null), "status").sentence().toString())
                .isEqualTo("The campaign is paused: nobody enters.");
    }

    @Test
    @Tag("P-13")
    void why_somebody_never_entered_with_each_rule_and_the_value_that_it_saw() {
        DATABASE.jdbi().useHandle(h -> {
            h.execute("insert into segment (tenant_id, slug, name, kind, predicate, created_at, updated_at)"
                    + " select tenant_id, 'pros', 'Pros', 'SEGMENT',"
                    + " '{\"type\":\"attribute\",\"name\":\"plan\",\"equals\":\"pro\"}', now(), now() from campaign");
            h.execute("update campaign set audience_kind = 'SEGMENT', segment_id = (select id from segment)");
            h.execute("insert into contact (tenant_id, external_id, shard, created_at, updated_at, attributes)"
                    + " select tenant_id, 'late', 1, now(), now(), '{\"plan\": \"trial\"}' from campaign");
        });
        Why why = why("late", "offer");

        assertThat(why.runs()).isEmpty();
        assertThat(rule(why, "audience").holds()).isFalse();
        assertThat(rule(why, "audience").why().saw().toString()).contains("trial");
        assertThat(why.answer().get(1).toString()).isEqualTo("It was never in this campaign.");
        assertThat(why.answer().get(2).toString())
                .contains("not in the audience “Pros”")
                .contains("trial");

        DATABASE.jdbi()
                .useHandle(h ->
                        h.execute("update contact set attributes = '{\"plan\": \"pro\"}' where external_id = 'late'"));
        assertThat(why("late", null).answer()).last().asString().startsWith("Nothing keeps it out now.");
    }

    @Test
    @Tag("P-13")
    void who_was_inside_before_is_kept_out_by_the_rule_of_re_entry() {
        campaign.settle();
        clock.advance(Duration.ofDays(2));
        campaign.settle();

        assertThat(rule(why("c1", null), "reentry").sentence().toString())
                .isEqualTo("It entered once before; the campaign lets a contact in once.");
        assertThat(rule(why("c1", null), "consent").holds()).isTrue();
    }

    @Test
    void nobody_knows_an_unknown_contact_or_a_foreign_campaign() {
        assertThatThrownBy(() -> why("nobody", null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> campaign.reasons().why(campaign.id + 9, "c1", null))
                .isInstanceOf(NotFound.class);
    }

    private static Why.Rule rule(Why why, String name) {
        return why.entry().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Why why(String contact, String node) {
        return DATABASE.newTx(() -> campaign.reasons().why(campaign.id, contact, node));
    }
}
