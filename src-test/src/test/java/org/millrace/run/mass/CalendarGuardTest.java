package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages and the calendar of their campaign, at the moment in which they are about to leave. */
@Tag("P-16")
class CalendarGuardTest extends LiveGround {

    /** The night before clocks go forward in Vienna, a Saturday, 23:00 there. */
    private static final Instant START = Instant.parse("2026-03-28T22:00:00Z");

    CalendarGuardTest() {
        super(START);
    }

    @BeforeEach
    void threeContactsInThreeZones() {
        campaign = live(aWorkflow()
                .node("mail", "send", "{\"channel\":\"email\",\"template\":\"welcome\"}")
                .node("done", "exit", "{}")
                .path("start", "mail", "done")
                .build());
        campaign.enter(3);
        run("update contact set time_zone = 'Asia/Tokyo' where external_id = 'c1'");
        run("update contact set time_zone = 'America/New_York' where external_id = 'c2'");
        run("update campaign set time_zone = 'Europe/Vienna'");
    }

    private void calendar(String json) {
        run("update campaign set calendar = '" + json + "'");
    }

    /** The hours of the node that sends. */
    private void window(String hours) {
        int mail = campaign.workflow.nodes().stream()
                .filter(node -> node.id().equals("mail"))
                .findFirst()
                .orElseThrow()
                .no();
        run(
                """
                with version as (
                    insert into workflow_version (id, tenant_id, workflow_id, no, document, published_by, published_at)
                    select r.version_id, r.tenant_id, c.workflow_id, 1, '{}', 'mia', r.entered_at
                    from run r join campaign c on c.id = r.campaign_id limit 1 returning id, tenant_id)
                insert into node (tenant_id, version_id, node_no, node_id, type, config)
                select tenant_id, id, %d, 'mail', 'send', '{"window": %s}' from version
                """
                        .formatted(mail, hours));
    }

    /** When each message went out, by contact, within the next four days. */
    private List<String> sent() {
        for (int halfHours = 0; halfHours < 7 * 24; halfHours++) {
            campaign.settle();
            clock.advance(java.time.Duration.ofMinutes(30));
        }
        TreeMap<String, String> times = new TreeMap<>();
        DATABASE.jdbi().useHandle(h -> h.createQuery(
                        """
                        select c.external_id, to_char(m.sent_at at time zone 'UTC', 'MM-DD HH24:MI') as sent
                        from message m join contact c on c.id = m.contact_id where m.state = 'SENT'
                        """)
                .map((row, ctx) -> times.put(row.getString(1), row.getString(2)))
                .list());
        return times.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    @Test
    void quiet_hours_are_those_of_the_contact_else_of_the_campaign() {
        calendar("{\"quietHours\": [\"21:00-08:00\"]}");
        assertThat(sent())
                .as("Tokyo is at 7 in the morning, New York at 6 in the evening, Vienna leaps an hour in the night")
                .containsExactly("c1 03-28 23:00", "c2 03-28 22:00", "c3 03-29 06:00");
    }

    @Test
    @Tag("S1-36")
    void business_hours_and_holidays_of_the_campaign_can_hold_for_everybody() {
        calendar(
                """
                {"zone": "campaign", "businessHours": {"mon": ["09:00-17:00"], "tue": ["10:30-17:00"]}, "holidays": ["2026-03-30"]}""");
        assertThat(sent()).containsExactly("c1 03-31 08:30", "c2 03-31 08:30", "c3 03-31 08:30");
    }

    @Test
    @Tag("S1-36")
    void a_node_may_have_hours_of_its_own_and_quiet_hours_stay() {
        calendar(
                """
                {"zone": "campaign", "businessHours": {"mon": ["09:00-17:00"]}, "quietHours": ["21:00-08:00"]}""");
        window("{\"sun\": [\"07:00-12:00\"]}");
        assertThat(sent()).containsExactly("c1 03-29 06:00", "c2 03-29 06:00", "c3 03-29 06:00");
    }

    @Test
    void hours_that_quiet_hours_cover_are_told_instead_of_waited_for() {
        window("{\"sun\": [\"22:00-23:00\"]}");
        calendar("{\"quietHours\": [\"21:00-08:00\"]}");
        campaign.settle();
        assertThat(
                        campaign.count(
                                "select count(*) from message where campaign_id = :id and state = 'SKIPPED' and reason like '%calendar%'"))
                .isEqualTo(3);
    }

    @Test
    @Tag("S2-20")
    void an_optimised_campaign_sends_at_each_contacts_best_hour() {
        run("update campaign set send_strategy = 'OPTIMISED'");
        run(
                """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state, shard,
                                     ready_at, created_at, opened_human_at)
                select r.tenant_id, r.campaign_id, -r.id - 1000 * n, 1, 1, 1, r.contact_id, 'email', 'DELIVERED', 1, o, o, o
                from run r join contact c on c.id = r.contact_id,
                     unnest(array[timestamptz '2026-03-01 09:30Z', timestamptz '2026-03-02 09:10Z', timestamptz '2026-03-03 02:00Z'])
                         with ordinality as opened (o, n)
                where c.external_id = 'c1'
                """);
        assertThat(sent())
                .as("Tokyo opens at 18:00, the others have opened nothing; Vienna's 9 o'clock is in summer time")
                .containsExactly("c1 03-29 09:00", "c2 03-29 13:00", "c3 03-29 07:00");
    }

    @Test
    void without_a_calendar_nothing_waits() {
        campaign.settle();
        assertThat(campaign.messages("SENT")).isEqualTo(3);
    }
}
