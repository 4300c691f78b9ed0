package org.millrace.run.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentChanged;
import org.millrace.contact.ConsentState;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.platform.Entities;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.run.Signal;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.WorkflowVersions;
import org.millrace.workflow.Workflows;

class WakeupsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));
    private static final long CONTACT = 4;

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class<?>[]::new));

    private static final String OUTREACH =
            """
            {"slug": "outreach", "name": "Outreach",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "paid", "type": "wait",
                        "config": {"amount": 30, "unit": "days", "event": {"name": "order_paid"}}},
                       {"id": "mail", "type": "send", "config": {"channel": "null"}},
                       {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "paid"}, {"from": "paid", "port": "happened", "to": "mail"},
                       {"from": "paid", "port": "timeout", "to": "end"}, {"from": "mail", "to": "end"}],
             "interrupts": [
               {"name": "Replied", "when": {"event": {"name": "replied", "where": [{"name": "mood", "equals": "good"}]}},
                "then": {"kind": "handoff", "to": "sales"}},
               {"name": "Bought", "when": {"goal": "bought"}, "then": {}},
               {"name": "Gone", "when": {"unsubscribed": true}, "then": {"reason": "asked to be left alone"}},
               {"name": "Left", "when": {"leftAudience": true}, "then": {}}]}
            """;

    private int tenant;
    private long version;
    private long campaign;
    private EventWakeups events;
    private OptOutWakeups optOuts;

    @BeforeEach
    void campaign() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("t");
        ENTITIES.tx(manager -> {
            Workflows workflows =
                    TestWorkflows.on(DATABASE.jdbi(), manager, new FixedCaller(tenant, "mia", Roles.MARKETER), CLOCK);
            workflows.save("outreach", OUTREACH, IfMatch.ABSENT);
            return workflows.publish("outreach", IfMatch.ABSENT);
        });
        version = one("select id from workflow_version where tenant_id = " + tenant);
        campaign = TestCampaigns.rowOf(DATABASE.jdbi(), one("select id from workflow"), "C", "ACTIVE");
        one(
                """
                insert into goal (tenant_id, campaign_id, ordinal, name, event_name, window_seconds)
                values (%d, %d, 0, 'bought', 'bill_settled', 86400) returning id
                """
                        .formatted(tenant, campaign));
        WakeRepository repository = new WakeRepository(DATABASE.jdbi());
        WorkflowVersions versions = TestWorkflows.versions(DATABASE.jdbi());
        events = new EventWakeups(repository, TestCampaigns.goals(DATABASE.jdbi()), versions, CLOCK);
        optOuts = new OptOutWakeups(repository, versions, CLOCK);
    }

    @Test
    @Tag("P-04")
    void a_run_that_waits_for_the_event_is_looked_at_at_once() {
        long waiting = run("EVENT", NOW);
        long elsewhere = run("TIME", NOW);

        told(event("order_paid", "{}", NOW));

        assertThat(signal(waiting)).isEqualTo("event:9");
        assertThat(dueAt(waiting)).isEqualTo(NOW);
        assertThat(signal(elsewhere)).isNull();
        assertThat(dueAt(elsewhere)).isEqualTo(LATER);
    }

    @Test
    @Tag("S0-25")
    void an_interrupt_s_event_wakes_a_run_wherever_it_stands_if_it_fits_and_is_not_older_than_the_run() {
        long run = run("TIME", NOW);

        told(event("replied", "{\"mood\":\"bad\"}", NOW));
        assertThat(signal(run)).isNull();
        told(event("replied", "{\"mood\":\"good\"}", NOW.minusSeconds(1)));
        assertThat(signal(run)).isNull();
        told(event("replied", "{\"mood\":\"good\"}", NOW.plusSeconds(1)));
        assertThat(signal(run)).isEqualTo(Signal.interrupt(0));
    }

    @Test
    void a_goal_that_is_reached_in_its_window_interrupts() {
        long run = run("TIME", NOW);

        told(event("bill_settled", "{}", NOW.plus(Duration.ofDays(1))));
        assertThat(signal(run)).isNull();
        told(event("bill_settled", "{}", NOW.plus(Duration.ofHours(23))));
        assertThat(signal(run)).isEqualTo(Signal.interrupt(1));
    }

    @Test
    @Tag("S4-28")
    @Tag("P-05")
    void an_opt_out_of_the_campaign_s_topic_or_of_all_interrupts_and_no_other_does() {
        long run = run("TIME", NOW);

        optedOut("news");
        assertThat(signal(run)).isNull();
        optedOut("marketing");
        assertThat(signal(run)).isEqualTo(Signal.interrupt(2));
    }

    @Test
    void a_run_that_is_to_end_stays_so_and_one_with_an_incident_keeps_the_word_until_it_moves() {
        long run = run("EVENT", NOW);
        one("update run set status = 'INCIDENT', due_at = null where id = " + run + " returning id");

        told(event("replied", "{\"mood\":\"good\"}", NOW));
        told(event("order_paid", "{}", NOW));

        assertThat(signal(run)).isEqualTo(Signal.interrupt(0));
        assertThat(dueAt(run)).isNull();
    }

    @Test
    void other_tenants_other_contacts_and_ended_runs_are_left_alone() {
        long ended = run("EVENT", NOW);
        one("update run set status = 'SUCCESS' where id = " + ended + " returning id");
        long other = run("EVENT", NOW);
        one("update run set contact_id = 5 where id = " + other + " returning id");

        told(event("order_paid", "{}", NOW));

        assertThat(signal(ended)).isNull();
        assertThat(signal(other)).isNull();
    }

    @Test
    @Tag("P-04")
    void an_event_that_comes_while_the_engine_moves_the_run_to_its_wait_is_not_lost() throws Exception {
        long run = run(null, NOW);
        CountDownLatch moved = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> DATABASE.newTx(() -> {
            one("update run set waiting_for = 'EVENT', due_at = '" + LATER + "' where id = " + run + " returning id");
            moved.countDown();
            told.await(300, TimeUnit.MILLISECONDS);
            return null;
        }));
        assertThat(moved.await(10, TimeUnit.SECONDS)).isTrue();

        told(event("order_paid", "{}", NOW));
        told.countDown();
        engine.get(10, TimeUnit.SECONDS);

        assertThat(signal(run)).isEqualTo("event:9");
    }

    @Test
    void a_version_says_beside_itself_what_wakes_its_runs() {
        List<String> what = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select what from listener where version_id = " + version + " order by what")
                .mapTo(String.class)
                .list());

        assertThat(what).containsExactly("audience", "event:order_paid", "event:replied", "goal", "opt-out");
    }

    private void told(Recorded event) {
        DATABASE.newTx(() -> events.recorded(new EventsRecorded(tenant, List.of(event))));
    }

    private void optedOut(String topic) {
        ConsentChange change =
                new ConsentChange(tenant, CONTACT, "email", topic, ConsentState.OPTED_OUT, NOW, "api", null);
        DATABASE.newTx(() -> optOuts.changed(new ConsentChanged(change)));
    }

    private static Recorded event(String name, String properties, Instant at) {
        return new Recorded(9, CONTACT, name, at, Json.tree(properties), null, false);
    }

    private long run(String waitingFor, Instant enteredAt) {
        return one(
                """
                insert into run (tenant_id, campaign_id, contact_id, entry, version_id, node_no, status, waiting_for, due_at,
                                 shard, entered_at, moved_at)
                select %d, %d, %d, count(*) + 1, %d, 2, 'WAITING', %s, '%s', 3, '%s', '%s' from run returning id
                """
                        .formatted(
                                tenant,
                                campaign,
                                CONTACT,
                                version,
                                waitingFor == null ? "null" : "'" + waitingFor + "'",
                                LATER,
                                enteredAt,
                                enteredAt));
    }

    private static String signal(long run) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select signal from run where id = " + run)
                .mapTo(String.class)
                .one());
    }

    private static Instant dueAt(long run) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select due_at from run where id = " + run)
                .mapTo(Instant.class)
                .one());
    }

    private static long one(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
