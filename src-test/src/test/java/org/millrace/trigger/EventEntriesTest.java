package org.millrace.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.platform.Told;
import org.millrace.run.entry.Entrances;
import org.millrace.run.entry.TestEntrances;
import org.millrace.workflow.TestWorkflows;

class EventEntriesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String EVENT = "event-trigger";

    private final SettableClock clock = new SettableClock(NOW);
    private final Told told = new Told();
    private final TriggerRepository triggers = new TriggerRepository(DATABASE.jdbi());
    private final Entrances entrances = TestEntrances.on(DATABASE.jdbi(), clock);
    private final EventEntries entries = new EventEntries(
            triggers,
            TestCampaigns.states(DATABASE.jdbi()),
            TestWorkflows.versions(DATABASE.jdbi()),
            entrances,
            new Circles(triggers, entrances, clock, told),
            clock);
    private TriggerGround ground;

    @BeforeEach
    void ground() {
        ground = new TriggerGround(DATABASE, 5);
    }

    @Test
    @Tag("S0-05")
    @Tag("S0-38")
    @Tag("S0-39")
    @Tag("S4-01")
    void whoever_does_it_enters_every_active_campaign_that_waits_for_it() {
        long big = campaign(
                "{\"event\": \"paid\", \"where\": {\"type\": \"attribute\", \"name\": \"amount\", \"atLeast\": 50}}");
        long any = campaign("{\"event\": \"paid\"}");
        long other = campaign("{\"event\": \"returned\"}");
        long paused = campaign("{\"event\": \"paid\"}");
        ground.status(paused, "PAUSED");

        tell(event(1, "paid", "{\"amount\": 60}"), event(2, "paid", "{\"amount\": 10}"), event(3, "opened", "{}"));

        assertThat(ground.runs(big)).isEqualTo(1);
        assertThat(ground.runs(any)).isEqualTo(2);
        assertThat(ground.runs(other)).isZero();
        assertThat(ground.runs(paused)).isZero();
    }

    @Test
    @Tag("S4-02")
    void once_is_once_even_where_the_campaign_always_lets_in() {
        long once = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"paid\", \"once\": true}");
        long always = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"paid\"}");

        tell(event(1, "paid", "{}"), event(1, "paid", "{}"));
        tell(event(1, "paid", "{}"));

        assertThat(ground.runs(once)).isEqualTo(1);
        assertThat(ground.runs(always)).isEqualTo(3);
    }

    @Test
    void a_business_case_has_one_run_however_many_tell_of_it_at_once() {
        long campaign = campaign("{\"event\": \"paid\", \"businessKey\": \"order\"}");
        crowd(64, () -> tell(event(1, "paid", "{\"order\": 1}"), event(1, "paid", "{\"order\": 2}")));

        assertThat(ground.runs(campaign)).isEqualTo(2);
        assertThat(ground.texts("select business_key from run order by 1")).containsExactly("1", "2");
    }

    @Test
    void what_a_machine_did_or_the_campaign_itself_caused_lets_nobody_in() {
        long campaign = campaign("{\"event\": \"opened\"}");

        tell(
                new Recorded(1, 1, "opened", NOW, Json.tree("{}"), null, true),
                new Recorded(2, 2, "opened", NOW, Json.tree("{}"), campaign, false),
                new Recorded(3, 3, "opened", NOW, Json.tree("{}"), campaign + 1, false));

        assertThat(ground.texts("select cast(contact_id as text) from run")).containsExactly("3");
    }

    /** Two workflows that fire each other's events would let a contact in for ever, and mail it each time. */
    @Test
    @Tag("S4-08")
    void what_campaigns_cause_in_each_other_lets_a_contact_in_ten_times_a_day_and_a_business_case_once() {
        long campaign = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\"}");
        long cases = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\", \"businessKey\": \"order\"}");
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofMinutes(1));
            tell(fired(1, campaign + cases, "{\"order\": " + i + "}"));
        }
        assertThat(ground.runs(campaign)).isEqualTo(Circles.MOST_A_DAY);
        assertThat(ground.runs(cases)).isEqualTo(30);

        tell(event(1, "ping", "{\"order\": 0}"), fired(2, campaign + cases, "{\"order\": 0}"));
        assertThat(ground.runs(campaign)).as("by itself, and another contact").isEqualTo(12);

        clock.advance(Duration.ofDays(1));
        tell(fired(1, campaign + cases, "{\"order\": 0}"));
        assertThat(ground.runs(campaign)).isEqualTo(13);
    }

    @Test
    @Tag("S4-08")
    void what_campaigns_cause_counts_within_one_batch_too_and_the_contacts_own_deeds_let_it_in_beside() {
        long campaign = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\"}");
        Recorded round = fired(1, campaign + 1, "{}");

        tell(Stream.concat(
                        Stream.of(event(1, "ping", "{}")),
                        IntStream.range(0, 30).mapToObj(i -> i == 20 ? event(1, "ping", "{}") : round))
                .toArray(Recorded[]::new));

        assertThat(ground.runs(campaign)).isEqualTo(11);
    }

    @Test
    @Tag("S4-08")
    void what_campaigns_cause_lets_a_contact_in_ten_times_however_many_servers_tell_of_it_at_once() {
        long campaign = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\"}");

        crowd(32, () -> tell(fired(1, campaign + 1, "{}"), event(2, "ping", "{}")));

        assertThat(ground.one("select count(*) from run where contact_id = 1")).isEqualTo(Circles.MOST_A_DAY);
        assertThat(ground.one("select count(*) from run where contact_id = 2")).isEqualTo(32);
    }

    @Test
    @Tag("S4-08")
    void entries_for_a_business_case_do_not_use_up_what_campaigns_may_cause() {
        long campaign = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\", \"businessKey\": \"order\"}");
        for (int i = 0; i < 12; i++) {
            tell(event(1, "ping", "{\"order\": " + i + "}"));
        }

        tell(fired(1, campaign + 1, "{}"));

        assertThat(ground.runs(campaign)).isEqualTo(13);
    }

    /** Both wait for contact 1: had one of them taken contact 2 for its first campaign before, the other could never have come in. */
    @Test
    void a_batch_that_enters_several_campaigns_takes_all_its_locks_before_it_enters_the_first() {
        long first = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"paid\"}");
        long second = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"returned\"}");
        CompletableFuture<Void> batch = DATABASE.newTx(() -> {
            entries.recorded(new EventsRecorded(ground.tenant, List.of(event(1, "paid", "{}"))));
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> tell(event(2, "paid", "{}"), event(1, "returned", "{}")));
            until(() -> waiting() == 1);
            DATABASE.newTx(() -> {
                DATABASE.jdbi().useHandle(h -> h.execute("set local lock_timeout = '5s'"));
                entries.recorded(new EventsRecorded(ground.tenant, List.of(event(2, "paid", "{}"))));
            });
            return waiting;
        });

        batch.join();

        assertThat(ground.runs(first)).isEqualTo(3);
        assertThat(ground.runs(second)).isEqualTo(1);
    }

    private static long waiting() {
        return DATABASE.newTx(() -> DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select count(distinct pid) from pg_locks where not granted")
                        .mapTo(long.class)
                        .one()));
    }

    /**
     * The batch is held at contact 1; whoever enters 2 and 3 meanwhile must find neither taken by it, since it would wait for 3 with 2 in
     * its hand, and the batch for 2 with 3.
     */
    @Test
    void a_batch_that_enters_a_campaign_by_several_triggers_takes_its_contacts_in_the_order_of_all() {
        long campaign = ground.campaign(
                "NEVER", NOW, EVENT, "{\"event\": \"paid\"}", "{\"event\": \"returned\", \"once\": true}");
        List<CompletableFuture<Void>> both = DATABASE.newTx(() -> {
            entries.recorded(new EventsRecorded(ground.tenant, List.of(event(1, "paid", "{}"))));
            CompletableFuture<Void> batch = CompletableFuture.runAsync(
                    () -> tell(event(3, "paid", "{}"), event(1, "returned", "{}"), event(2, "returned", "{}")));
            until(() -> waiting() == 1);
            CompletableFuture<Void> single =
                    CompletableFuture.runAsync(() -> tell(event(2, "paid", "{}"), event(3, "paid", "{}")));
            until(() -> waiting() == 2 || single.isDone());
            return List.of(batch, single);
        });

        both.forEach(CompletableFuture::join);

        assertThat(ground.runs(campaign)).isEqualTo(3);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Who entered less often was let in by the rule of re-entry only once, or not at all. */
    @Test
    @Tag("S4-08")
    void the_log_tells_of_those_alone_who_did_enter_so_often() {
        long never = campaign("{\"event\": \"ping\"}");
        long always = ground.campaign("ALWAYS", NOW, EVENT, "{\"event\": \"ping\"}");
        Recorded[] rounds = IntStream.range(0, 30)
                .mapToObj(i -> fired(i % 2 == 0 ? 1 : 999, always + 1, "{}"))
                .toArray(Recorded[]::new);

        tell(rounds);

        assertThat(ground.runs(never)).isEqualTo(1);
        assertThat(ground.runs(always)).isEqualTo(Circles.MOST_A_DAY);
        assertThat(told.lines()).singleElement().asString().contains("Campaign " + always, "1 in number: 1;");
    }

    private static void crowd(int size, Runnable each) {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        IntStream.range(0, size)
                .mapToObj(i -> CompletableFuture.runAsync(each, threads))
                .toList()
                .forEach(CompletableFuture::join);
        threads.shutdown();
    }

    private static Recorded fired(long contact, long by, String properties) {
        return new Recorded(1, contact, "ping", NOW, Json.tree(properties), by, false);
    }

    @Test
    void a_trigger_that_is_published_or_taken_away_holds_at_once() {
        long campaign = campaign("{\"event\": \"paid\"}");
        ground.publishAgain(campaign, NOW, EVENT, "{\"event\": \"returned\"}");

        tell(event(1, "paid", "{}"), event(2, "returned", "{}"));

        assertThat(ground.texts("select cast(contact_id as text) from run")).containsExactly("2");
    }

    @Test
    void another_tenants_events_let_nobody_in() {
        long campaign = campaign("{\"event\": \"paid\"}");
        DATABASE.newTx(() -> entries.recorded(new EventsRecorded(ground.tenant + 1, List.of(event(1, "paid", "{}")))));

        assertThat(ground.runs(campaign)).isZero();
    }

    private long campaign(String config) {
        return ground.campaign("NEVER", NOW, EVENT, config);
    }

    private void tell(Recorded... events) {
        DATABASE.newTx(() -> entries.recorded(new EventsRecorded(ground.tenant, List.of(events))));
    }

    private static Recorded event(long contact, String name, String properties) {
        return new Recorded(contact, contact, name, NOW, Json.tree(properties), null, false);
    }
}
