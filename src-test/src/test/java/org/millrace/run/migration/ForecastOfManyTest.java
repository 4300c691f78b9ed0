package org.millrace.run.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.ContactFactsStore;
import org.millrace.platform.Entities;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowDocument;

/** A hundred thousand people inside, in three time zones, at waits of every kind. */
class ForecastOfManyTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));

    private static final int PEOPLE = 100_000;
    private static final int AT_MOST_ASKED = 20_000;

    @Test
    @Tag("P-06")
    @Tag("P-07")
    void what_is_foreseen_for_a_hundred_thousand_people_happens_though_few_of_them_were_loaded() {
        MovingCampaign campaign = new MovingCampaign(DATABASE, ENTITIES, "many", before());
        campaign.chunk = 20_000;
        inside(campaign);
        campaign.draft(after());
        AtomicLong loaded = counting(campaign);

        PublishForecast forecast = campaign.forecast("draft", VersionChoice.MOVE_NOW, Map.of());
        long asked = loaded.get();
        Map<String, String> stood = campaign.where();
        campaign.publish(after(), VersionChoice.MOVE_NOW);
        campaign.tick(Duration.ZERO);

        CampaignForecast foreseen = forecast.campaigns().get(0);
        Map<String, Long> happened = Happened.between(stood, campaign.where(), 2, Happened.targets(foreseen));
        assertThat(Happened.foreseen(foreseen)).isEqualTo(happened);
        assertThat(happened)
                .containsKeys(
                        "v1 pause LEAVES",
                        "v1 pause WAITS_SHORTER",
                        "v1 local WAITS_LONGER",
                        "v1 nap MOVES",
                        "v1 nap STAYS",
                        "v1 hear MOVES");
        assertThat(foreseen.inside()).isEqualTo(PEOPLE);
        assertThat(foreseen.unmapped()).isEqualTo(happened.get("v1 nap STAYS"));
        assertThat(foreseen.nodes())
                .filteredOn(node -> node.node().equals("nap"))
                .extracting(NodeForecast::reasons)
                .containsExactly(Map.of(StayReason.SENT_ALREADY, foreseen.unmapped()));
        assertThat(foreseen.nodes())
                .filteredOn(NodeForecast::estimated)
                .extracting(NodeForecast::node)
                .containsExactly("hear");
        assertThat(asked).isLessThan(AT_MOST_ASKED + 5_000);
    }

    /** Tells of how many contacts the forecasts have facts loaded from now on. */
    private static AtomicLong counting(MovingCampaign campaign) {
        AtomicLong loaded = new AtomicLong();
        ContactFactsStore facts = campaign.facts;
        campaign.facts = (tenant, contacts, needed, now) -> {
            loaded.addAndGet(contacts.size());
            return facts.load(tenant, contacts, needed, now);
        };
        return loaded;
    }

    private static WorkflowDocument before() {
        return aWorkflow()
                .node("pause", "wait", "{\"amount\":3,\"unit\":\"days\"}")
                .node("local", "wait", "{\"until\":{\"at\":\"09:00\"}}")
                .node("mail", "send", "{\"channel\":\"null\"}")
                .node("nap", "wait", "{\"amount\":10,\"unit\":\"days\"}")
                .node("hear", "wait", "{\"event\":{\"name\":\"ordered\"},\"amount\":30,\"unit\":\"days\"}")
                .node("end", "exit", "{}")
                .path("start", "pause", "local", "mail", "nap", "hear")
                .edge("hear", "happened", "end")
                .edge("hear", "timeout", "end")
                .build();
    }

    /** Shorter, later in the day, and the mail behind the nap, so that whoever had it already must not come by it. */
    private static WorkflowDocument after() {
        return aWorkflow()
                .node("pause", "wait", "{\"amount\":1,\"unit\":\"days\"}")
                .node("local", "wait", "{\"until\":{\"at\":\"10:30\"}}")
                .node("nap", "wait", "{\"amount\":10,\"unit\":\"days\"}")
                .node("mail", "send", "{\"channel\":\"null\"}")
                .node("hear", "wait", "{\"event\":{\"name\":\"ordered\"},\"amount\":30,\"unit\":\"days\"}")
                .node("end", "exit", "{}")
                .path("start", "pause", "local", "nap", "mail", "hear")
                .edge("hear", "happened", "end")
                .edge("hear", "timeout", "end")
                .build();
    }

    /** Two fifths at the pause, a fifth at the local time, of those who nap every other with the mail, a quarter waits for an event. */
    private static void inside(MovingCampaign campaign) {
        campaign.sql(
                """
                insert into contact (tenant_id, external_id, time_zone, shard, created_at, updated_at)
                select ?, 'c' || n, (array['Europe/Berlin', 'Asia/Tokyo', 'America/New_York', null])[1 + n % 4], n % 16, now(), now()
                from generate_series(1, ?) n
                """,
                campaign.tenant, PEOPLE);
        campaign.sql(
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard, entered_at, moved_at)
                select c.tenant_id, ?, c.id, n.version_id, n.node_no, 'WAITING', cast(? as timestamptz), c.shard,
                       cast(? as timestamptz) - interval '9 days',
                       cast(? as timestamptz) - cast(c.part % 700 || ' minutes' as interval) * (case when k.node_id = 'pause' then 5 else 1 end)
                from (select *, cast(substr(external_id, 2) as int) as part from contact where tenant_id = ?) c
                join node_number k on k.node_id = (case when c.part % 20 < 8 then 'pause' when c.part % 20 < 12 then 'local'
                                                        when c.part % 20 < 15 then 'nap' else 'hear' end)
                join node n on n.node_no = k.node_no and n.tenant_id = c.tenant_id and n.node_id = k.node_id
                join workflow_version v on v.id = n.version_id and v.workflow_id = k.workflow_id
                """,
                campaign.id, now(campaign), now(campaign), now(campaign), campaign.tenant);
        campaign.sql(
                """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state, shard,
                                     ready_at, created_at)
                select r.tenant_id, r.campaign_id, r.id, m.node_no, 1, r.version_id, r.contact_id, 'null', 'SENT', r.shard,
                       r.entered_at, r.entered_at
                from run r join node n on n.version_id = r.version_id and n.node_no = r.node_no and n.node_id in ('nap', 'hear')
                join node m on m.version_id = r.version_id and m.node_id = 'mail'
                where r.campaign_id = ? and r.contact_id % 2 = 0
                """,
                campaign.id);
        campaign.tick(Duration.ZERO);
    }

    private static java.sql.Timestamp now(MovingCampaign campaign) {
        return java.sql.Timestamp.from(campaign.clock.instant());
    }
}
