package org.millrace.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every keeper of counters promises. */
abstract class CounterStoreContract {

    static final Instant TEN_PAST_NINE = Instant.parse("2026-03-01T09:10:00Z");
    static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    abstract CounterStore counters();

    static Delta delta(int tenant, long campaign, String variant, Metric metric, long n) {
        return new Delta(tenant, campaign, 7, 3, variant, metric, n);
    }

    @Test
    void deltas_of_one_key_are_one_count() {
        counters().add(List.of(delta(1, 10, "a", Metric.SENT, 2), delta(1, 10, "a", Metric.SENT, 3)), TEN_PAST_NINE);
        counters().add(List.of(delta(1, 10, "a", Metric.SENT, 5)), TEN_PAST_NINE);

        assertThat(counters().read(1, 10)).containsExactly(new Count(7, 3, "a", NINE, Metric.SENT, 10));
    }

    @Test
    void a_run_in_no_experiment_counts_under_the_empty_variant() {
        counters().add(List.of(delta(1, 11, null, Metric.ENTERED, 1)), TEN_PAST_NINE);

        assertThat(counters().read(1, 11)).containsExactly(new Count(7, 3, "", NINE, Metric.ENTERED, 1));
    }

    @Test
    void hours_metrics_and_variants_are_counted_apart() {
        counters()
                .add(
                        List.of(
                                delta(1, 12, "a", Metric.SENT, 1),
                                delta(1, 12, "b", Metric.SENT, 1),
                                delta(1, 12, "a", Metric.QUEUED, 1)),
                        TEN_PAST_NINE);
        counters().add(List.of(delta(1, 12, "a", Metric.SENT, 1)), TEN_PAST_NINE.plusSeconds(3_600));

        assertThat(counters().read(1, 12)).hasSize(4).allMatch(count -> count.n() == 1);
    }

    @Test
    void what_belongs_to_another_hour_is_counted_there() {
        Delta earlier = new Delta(1, 16, 7, 0, "a", Metric.ASSIGNED, null, TEN_PAST_NINE.minusSeconds(7_200), 2);

        counters().add(List.of(earlier), TEN_PAST_NINE);

        assertThat(counters().read(1, 16))
                .containsExactly(new Count(7, 0, "a", NINE.minusSeconds(7_200), Metric.ASSIGNED, 2));
    }

    @Test
    void what_was_taken_back_is_not_there() {
        counters().add(List.of(delta(1, 13, "a", Metric.UNCERTAIN, 1)), TEN_PAST_NINE);
        counters().add(List.of(delta(1, 13, "a", Metric.UNCERTAIN, -1)), TEN_PAST_NINE);

        assertThat(counters().read(1, 13)).isEmpty();
    }

    @Test
    void another_tenant_reads_nothing() {
        counters().add(List.of(delta(1, 14, "a", Metric.SENT, 1)), TEN_PAST_NINE);

        assertThat(counters().read(2, 14)).isEmpty();
    }

    @Test
    @Tag("P-20")
    void a_fold_changes_nothing_that_can_be_read() {
        Random random = new Random(4711);
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < 20; i++) {
                Metric metric = Metric.values()[random.nextInt(Metric.values().length)];
                counters()
                        .add(
                                List.of(delta(1, 15, random.nextBoolean() ? "a" : null, metric, random.nextInt(9) - 2)),
                                TEN_PAST_NINE.plusSeconds(random.nextInt(10_000)));
            }
            List<Count> before = counters().read(1, 15);
            counters().fold(random.nextInt(40));
            assertThat(counters().read(1, 15)).isEqualTo(before);
        }
        while (counters().fold(50) == 50) {
            assertThat(counters().read(1, 15)).isNotEmpty();
        }
        assertThat(counters().fold(50)).isZero();
    }
}
