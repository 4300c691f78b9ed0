package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.RunsEntered;

class AttributionTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Attribution attribution = new Attribution(new ConversionRepository(DATABASE.jdbi()));
    private final RecountRepository recounts = new RecountRepository(DATABASE.jdbi());
    private Ground ground;
    private long campaign;
    private long ann;

    @BeforeEach
    void ground() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaign = ground.campaign("spring");
        ground.goal(campaign, "conversion", "paid", Duration.ofDays(14), "value");
        ann = ground.contact("ann");
    }

    @Test
    void an_event_counts_from_the_entry_on_until_the_window_ends() {
        run(ann, "WAITING");
        happened("before", START.minusMillis(1));
        happened("at once", START);
        happened("late", START.plus(Duration.ofDays(14)).minusMillis(1));
        happened("too late", START.plus(Duration.ofDays(14)));

        assertThat(counted()).isEqualTo(2);
        assertEqualToARecount();
    }

    @Test
    void runs_that_have_ended_and_the_control_arm_count_too() {
        ground.run(campaign, ann, "control", "SUCCESS", START);
        happened("paid", START.plusSeconds(5));

        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void the_earliest_event_is_the_first_though_it_comes_in_last() {
        run(ann, "WAITING");
        happened("second", START.plusSeconds(50));
        happened("third", START.plusSeconds(60));
        happened("first", START.plusSeconds(40));

        List<String> first = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select e.external_id from conversion c join event e on e.id = c.event_id where c.first_for_run")
                .mapTo(String.class)
                .list());
        assertThat(first).containsExactly("first");
        assertEqualToARecount();
    }

    @Test
    void machines_reach_no_goal() {
        run(ann, "WAITING");
        long scanned = ground.event(ann, "paid", "scan", START.plusSeconds(1), "{}", true);
        tell(List.of(recorded(scanned, ann)));

        assertThat(counted()).isZero();
        assertEqualToARecount();
    }

    @Test
    void another_tenants_goals_and_other_campaigns_are_left_alone() {
        Ground other = new Ground(DATABASE.jdbi(), DATABASE.newTenant("other"));
        long foreign = other.campaign("spring");
        other.goal(foreign, "conversion", "paid", Duration.ofDays(14), "value");
        long second = ground.campaign("summer");
        ground.goal(second, "visit", "visited", Duration.ofDays(14), null);
        ground.run(second, ann, null, "WAITING", START);
        run(ann, "WAITING");
        happened("paid", START.plusSeconds(1));

        assertThat(counted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": 29.99}|29.9900",
                "{\"value\": \"29.99\"}|29.9900",
                "{\"value\": -5}|-5.0000",
                "{\"value\": 0.00005}|0.0001",
                "{\"value\": \"12 dollars\"}|0.0000",
                "{\"value\": {\"a\": 1}}|0.0000",
                "{\"value\": null}|0.0000",
                "{\"value\": 1e400}|0.0000",
                "{\"value\": 99999999999999999999}|0.0000",
                "{\"other\": 3}|0.0000"
            })
    void the_value_is_the_property_as_a_number_or_nothing(String properties, BigDecimal expected) {
        run(ann, "WAITING");
        long event = ground.event(ann, "paid", "x", START.plusSeconds(1), properties, false);
        tell(List.of(recorded(event, ann)));

        BigDecimal amount = DATABASE.jdbi().withHandle(h -> h.createQuery("select amount from conversion")
                .mapTo(BigDecimal.class)
                .one());
        assertThat(amount).isEqualByComparingTo(expected);
        assertEqualToARecount();
    }

    @Test
    void an_event_that_came_in_before_its_run_was_committed_is_found_when_the_run_enters() {
        happened("future", START.plusSeconds(2));
        assertThat(counted()).isZero();

        DATABASE.newTx(() -> {
            run(ann, "WAITING");
            attribution.entered(new RunsEntered(ground.tenant, campaign, START));
        });

        assertThat(counted()).isEqualTo(1);
        assertEqualToARecount();
    }

    @Test
    @Tag("P-20")
    void whatever_comes_in_whatever_order_and_however_often_equals_a_recount() {
        for (long seed = 1; seed <= 15; seed++) {
            DATABASE.clear();
            Random random = new Random(seed);
            ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
            World world = new World(random);
            List<Integer> keys = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
            keys.addAll(keys.subList(0, 20));
            java.util.Collections.shuffle(keys, random);
            for (int at = 0; at < keys.size(); ) {
                int size = Math.min(1 + random.nextInt(9), keys.size() - at);
                world.recordAndMaybeEnter(keys.subList(at, at + size));
                world.assertEqual();
                at += size;
            }
            assertThat(counted()).as("seed %d", seed).isPositive();
        }
    }

    @Test
    @Tag("P-20")
    void events_and_entries_at_the_same_time_equal_a_recount() {
        List<Long> contacts =
                IntStream.range(0, 40).mapToObj(i -> ground.contact("c" + i)).toList();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            work.add(CompletableFuture.runAsync(() -> {
                Random random = new Random(thread);
                for (int i = 0; i < 60; i++) {
                    int n = i;
                    DATABASE.newTx(() -> {
                        List<Recorded> batch = IntStream.range(0, 5)
                                .mapToObj(k -> {
                                    long contact = contacts.get(random.nextInt(contacts.size()));
                                    return recorded(
                                            ground.event(
                                                    contact,
                                                    "paid",
                                                    thread + "-" + n + "-" + k,
                                                    START.plusSeconds(random.nextInt(1_000)),
                                                    "{\"value\": 1}",
                                                    false),
                                            contact);
                                })
                                .toList();
                        attribution.recorded(new EventsRecorded(ground.tenant, batch));
                    });
                }
            }));
        }
        work.add(CompletableFuture.runAsync(() -> {
            for (int i = 0; i < contacts.size(); i += 4) {
                int from = i;
                DATABASE.newTx(() -> {
                    contacts.subList(from, from + 4).forEach(contact -> run(contact, "WAITING"));
                    attribution.entered(new RunsEntered(ground.tenant, campaign, START));
                });
            }
        }));
        work.forEach(CompletableFuture::join);

        assertEqualToARecount();
        assertThat(counted()).isEqualTo(4 * 60 * 5);
    }

    private void run(long contact, String status) {
        ground.run(campaign, contact, null, status, START);
    }

    private void happened(String key, Instant at) {
        long event = ground.event(ann, "paid", key, at, "{\"value\": 10}", false);
        tell(List.of(recorded(event, ann)));
    }

    private void tell(List<Recorded> events) {
        DATABASE.newTx(() -> attribution.recorded(new EventsRecorded(ground.tenant, events)));
    }

    private static Recorded recorded(long event, long contact) {
        return new Recorded(event, contact, "paid", START, JsonNodeFactory.instance.objectNode(), null, false);
    }

    private long counted() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from conversion")
                .mapTo(long.class)
                .one());
    }

    private void assertEqualToARecount() {
        assertThat(recounts.conversions(ground.tenant, campaign))
                .isNotEmpty()
                .allSatisfy(
                        figure -> assertThat(figure.counted()).as(figure.what()).isEqualTo(figure.recounted()));
    }

    /** Two campaigns, some contacts, events of several names at random times. */
    private final class World {
        private final Random random;
        private final List<Long> campaigns = new ArrayList<>();
        private final List<Long> contacts = new ArrayList<>();
        private final List<long[]> outside = new ArrayList<>();

        World(Random random) {
            this.random = random;
            for (int c = 0; c < 2; c++) {
                long id = ground.campaign("c" + c);
                campaigns.add(id);
                ground.goal(id, "conversion", "paid", Duration.ofHours(1 + random.nextInt(5)), "value");
                ground.goal(id, "visit", random.nextBoolean() ? "paid" : "visited", Duration.ofHours(3), null);
            }
            for (int i = 0; i < 8; i++) {
                contacts.add(ground.contact("c" + i));
                for (long id : campaigns) {
                    outside.add(new long[] {id, contacts.get(i)});
                }
            }
        }

        void recordAndMaybeEnter(List<Integer> keys) {
            if (!outside.isEmpty() && random.nextInt(3) > 0) {
                long[] entry = outside.remove(random.nextInt(outside.size()));
                Instant enteredAt = START.plusSeconds(random.nextInt(7_200));
                DATABASE.newTx(() -> {
                    ground.run(entry[0], entry[1], null, "WAITING", enteredAt);
                    attribution.entered(new RunsEntered(ground.tenant, entry[0], enteredAt));
                });
            }
            DATABASE.newTx(() -> attribution.recorded(new EventsRecorded(
                    ground.tenant,
                    keys.stream()
                            .map(this::store)
                            .filter(event -> event.id() != 0)
                            .toList())));
        }

        private Recorded store(int key) {
            Random own = new Random(key * 31L + contacts.get(0));
            long contact = contacts.get(own.nextInt(contacts.size()));
            String name = own.nextBoolean() ? "paid" : "visited";
            Instant at = START.plusSeconds(own.nextInt(25_000));
            long id = ground.event(
                    contact, name, "k" + key, at, "{\"value\": " + own.nextInt(500) / 100.0 + "}", own.nextInt(6) == 0);
            return new Recorded(id, contact, name, at, JsonNodeFactory.instance.objectNode(), null, false);
        }

        void assertEqual() {
            campaigns.forEach(id -> assertThat(recounts.conversions(ground.tenant, id))
                    .allSatisfy(figure ->
                            assertThat(figure.counted()).as(figure.what()).isEqualTo(figure.recounted())));
        }
    }
}
