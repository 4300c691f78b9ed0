package org.millrace.run.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.audience.TestAudiences;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Reentry;
import org.millrace.campaign.ReentryPolicy;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.run.RunsEntered;

class EntrancesTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final long CAMPAIGN = 7;
    private static final int CROWD = 64;

    private final SettableClock clock = new SettableClock(NOW);
    private final FiredEvents<RunsEntered> news = new FiredEvents<>();
    private final Entrances entrances = new Entrances(
            TestAudiences.resolver(DATABASE.jdbi(), clock),
            new EntryRepository(DATABASE.jdbi()),
            new CounterRepository(DATABASE.jdbi()),
            clock,
            news);
    private int tenant;

    @BeforeEach
    void threeContacts() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("acme");
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                select ?, 'c' || n, n % 16, now(), now() from generate_series(1, 3) n
                """,
                        tenant));
    }

    @Test
    @Tag("S0-42")
    void never_lets_each_contact_in_once_even_when_it_has_left() {
        assertThat(enter(Reentry.NEVER, entrant(1), entrant(2), entrant(1))).isEqualTo(2);
        finish();
        assertThat(enter(Reentry.NEVER, entrant(1), entrant(3))).isEqualTo(1);
        assertThat(news.fired()).hasSize(2);
        assertThat(counted("RUN_ENTERED")).isEqualTo(3);
    }

    @Test
    @Tag("S0-42")
    void after_exit_lets_a_contact_in_again_when_its_run_has_ended_and_its_cooldown_is_over() {
        Reentry again = Reentry.of(ReentryPolicy.AFTER_EXIT);

        assertThat(enter(again, entrant(1))).isEqualTo(1);
        assertThat(enter(again, entrant(1))).isZero();
        finish();
        DATABASE.jdbi().useHandle(h -> h.execute("update run set reenter_after = ?", NOW.plusSeconds(60)));
        assertThat(enter(again, entrant(1))).isZero();
        clock.advance(Duration.ofSeconds(60));
        assertThat(enter(again, entrant(1), entrant(1))).isEqualTo(1);
        assertThat(entries(1)).containsExactly(1, 2);
    }

    @Test
    void always_lets_a_contact_in_whenever_it_is_named() {
        assertThat(enter(Reentry.of(ReentryPolicy.ALWAYS), entrant(1), entrant(1), entrant(2)))
                .isEqualTo(3);
        assertThat(enter(Reentry.of(ReentryPolicy.ALWAYS), entrant(1))).isEqualTo(1);
        assertThat(entries(1)).containsExactly(1, 2, 3);
    }

    @Test
    void limited_lets_a_contact_in_so_many_times_within_the_window() {
        Reentry twice = Reentry.limited(2, Duration.ofDays(7));

        assertThat(enter(twice, entrant(1))).isEqualTo(1);
        assertThat(enter(twice, entrant(1))).as("still inside").isZero();
        finish();
        clock.advance(Duration.ofDays(1));
        assertThat(enter(twice, entrant(1))).isEqualTo(1);
        finish();
        clock.advance(Duration.ofDays(5));
        assertThat(enter(twice, entrant(1))).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(enter(twice, entrant(1))).as("the first has left the window").isEqualTo(1);
    }

    @Test
    @Tag("S1-19")
    void a_business_case_has_one_run_and_each_case_its_own() {
        assertThat(enter(Reentry.NEVER, order(1, "A"), order(1, "B"), order(1, "A"), order(2, "A")))
                .isEqualTo(3);
        finish();
        assertThat(enter(Reentry.NEVER, order(1, "A"), order(1, "C"))).isEqualTo(1);
        assertThat(enter(Reentry.limited(4, Duration.ofDays(1)), order(1, "D"), order(1, "E")))
                .isEqualTo(1);
    }

    @Test
    @Tag("S4-02")
    void once_is_once_whatever_the_rule_and_the_case() {
        Entrance once = entrance(Reentry.of(ReentryPolicy.ALWAYS), true);

        assertThat(DATABASE.newTx(() -> entrances.enter(once, List.of(order(1, "A"), order(1, "B")))))
                .isEqualTo(1);
        finish();
        assertThat(DATABASE.newTx(() -> entrances.enter(once, List.of(entrant(1)))))
                .isZero();
    }

    @Test
    @Tag("S0-42")
    @Tag("S4-02")
    void several_triggers_let_in_at_once_whom_they_would_let_in_one_after_the_other() {
        Entrance once = entrance(Reentry.of(ReentryPolicy.AFTER_EXIT), true, 1);
        Entrance again = entrance(Reentry.of(ReentryPolicy.AFTER_EXIT), false, 2);
        List<Arrival> both = List.of(
                new Arrival(once, entrant(2)),
                new Arrival(again, entrant(2)),
                new Arrival(again, order(2, "A")),
                new Arrival(once, order(2, "A")),
                new Arrival(again, entrant(1)),
                new Arrival(once, entrant(1)),
                new Arrival(again, order(1, "A")));

        assertThat(enter(both)).isEqualTo(4);
        assertThat(places()).containsExactly("1-1 at 2", "1-2 at 2: A", "2-1 at 1", "2-2 at 2: A");
        assertThat(counted("RUN_ENTERED")).isEqualTo(4);
        finish();
        assertThat(enter(both)).as("not once more").isEqualTo(2);
        assertThat(places()).endsWith("1-3 at 2", "2-1 at 1", "2-2 at 2: A", "2-3 at 2");
    }

    @Test
    void a_trigger_that_lets_in_once_takes_no_case_from_another_and_always_stays_always() {
        Entrance once = entrance(Reentry.of(ReentryPolicy.ALWAYS), true, 1);
        Entrance always = entrance(Reentry.of(ReentryPolicy.ALWAYS), false, 2);

        assertThat(enter(List.of(
                        new Arrival(once, order(1, "A")),
                        new Arrival(always, order(1, "A")),
                        new Arrival(always, order(1, "B")),
                        new Arrival(always, entrant(1)),
                        new Arrival(always, entrant(1)))))
                .isEqualTo(4);
        assertThat(places()).containsExactlyInAnyOrder("1-1 at 1: A", "1-2 at 2: B", "1-3 at 2", "1-4 at 2");
    }

    private int enter(List<Arrival> arrivals) {
        return DATABASE.newTx(() -> {
            entrances.lock(arrivals);
            return entrances.enterLocked(arrivals);
        });
    }

    private static List<String> places() {
        return DATABASE.jdbi().withHandle(h -> h.select("select contact_id || '-' || entry || ' at ' || node_no"
                        + " || coalesce(': ' || business_key, '') from run order by contact_id, entry")
                .mapTo(String.class)
                .list());
    }

    @Test
    void a_stranger_of_another_tenant_does_not_enter() {
        int other = DATABASE.newTenant("other");
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into contact (tenant_id, external_id, shard, created_at, updated_at) values (?, 'x', 1, now(), now())",
                        other));

        assertThat(enter(Reentry.NEVER, entrant(4))).isZero();
    }

    @Test
    void a_crowd_with_one_business_case_makes_one_run() throws Exception {
        assertThat(crowd(i -> entrance(Reentry.NEVER, false), i -> order(1, "A-1")))
                .isEqualTo(1);
    }

    @Test
    void a_crowd_makes_one_run_after_exit() throws Exception {
        assertThat(crowd(i -> entrance(Reentry.of(ReentryPolicy.AFTER_EXIT), false), i -> entrant(1)))
                .isEqualTo(1);
    }

    @Test
    void a_crowd_gets_no_more_than_the_limit() throws Exception {
        Reentry five = Reentry.limited(5, Duration.ofDays(1));
        assertThat(crowd(i -> entrance(five, false), i -> order(1, "order-" + i)))
                .isEqualTo(5);
    }

    @Test
    void nobody_of_a_crowd_with_cases_of_their_own_is_lost() throws Exception {
        assertThat(crowd(i -> entrance(Reentry.NEVER, false), i -> order(1, "order-" + i)))
                .isEqualTo(CROWD);
        assertThat(entries(1)).hasSize(CROWD);
    }

    private int crowd(IntFunction<Entrance> entrance, IntFunction<Entrant> entrant) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            return IntStream.range(0, CROWD)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> DATABASE.newTx(
                                    () -> entrances.enter(entrance.apply(i), List.of(entrant.apply(i), entrant(9)))),
                            threads))
                    .toList()
                    .stream()
                    .mapToInt(CompletableFuture::join)
                    .sum();
        } finally {
            threads.shutdown();
        }
    }

    private int enter(Reentry rule, Entrant... entrants) {
        return DATABASE.newTx(() -> entrances.enter(entrance(rule, false), List.of(entrants)));
    }

    private Entrance entrance(Reentry rule, boolean once) {
        return entrance(rule, once, 1);
    }

    private Entrance entrance(Reentry rule, boolean once, int node) {
        return new Entrance(
                new CampaignBinding(CAMPAIGN, tenant, CampaignStatus.ACTIVE, 1, AudienceKind.NONE, null, "UTC", rule),
                5,
                node,
                once);
    }

    private static Entrant entrant(long contact) {
        return new Entrant(contact, null);
    }

    private static Entrant order(long contact, String key) {
        return new Entrant(contact, key);
    }

    private static void finish() {
        DATABASE.jdbi().useHandle(h -> h.execute("update run set status = 'SUCCESS', due_at = null"));
    }

    private static long counted(String metric) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select coalesce(sum(n), 0) from counter_delta where metric = :metric and node_no = 0")
                .bind("metric", metric)
                .mapTo(Long.class)
                .one());
    }

    private static List<Integer> entries(long contact) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select entry from run where contact_id = :contact order by entry")
                        .bind("contact", contact)
                        .mapTo(Integer.class)
                        .list());
    }
}
