package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.millrace.platform.InvalidInput;

class PeriodTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_period_begins_with_an_hour_as_counters_do() {
        assertThat(Period.of(NOON.plusSeconds(1_234), NOON.plusSeconds(9_000)).from())
                .isEqualTo(NOON);
    }

    @Test
    void the_period_before_ends_where_this_one_begins_and_is_as_long() {
        Period week = Period.of(NOON, NOON.plus(Duration.ofDays(7)));

        assertThat(week.before()).isEqualTo(new Period(NOON.minus(Duration.ofDays(7)), NOON));
    }

    @Test
    void a_part_of_an_hour_is_compared_with_a_whole_one() {
        assertThat(Period.of(NOON, NOON.plusSeconds(90)).before().length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_has_no_length_or_no_end_of_buckets_is_refused() {
        assertThatThrownBy(() -> Period.of(NOON, NOON)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Period.of(Instant.EPOCH.minus(Duration.ofDays(40_000)), NOON))
                .isInstanceOf(InvalidInput.class);
    }
}
