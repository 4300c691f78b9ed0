package org.millrace.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void milliseconds_can_be_seen_beside_a_wait_of_days() {
        Instant soon = NINE.plusMillis(20);
        Instant late = soon.plus(Duration.ofDays(3));

        TimeAxis axis = new TimeAxis(List.of(NINE, soon, late));

        assertThat(axis.at(NINE)).isZero();
        assertThat(axis.at(soon)).isGreaterThan(10);
        assertThat(axis.at(late)).isEqualTo(100);
    }

    @Test
    void what_is_later_stands_further_to_the_right() {
        TimeAxis axis = new TimeAxis(List.of(NINE, NINE.plusSeconds(1), NINE.plusSeconds(4_000)));

        double before = -1;
        for (int second = 0; second < 4_000; second += 10) {
            double place = axis.at(NINE.plusSeconds(second));
            assertThat(place).isGreaterThan(before);
            before = place;
        }
    }

    @Test
    void one_instant_alone_has_its_place() {
        TimeAxis axis = new TimeAxis(List.of(NINE, NINE));

        assertThat(axis.at(NINE)).isZero();
        assertThat(axis.ticks(30)).containsExactly(NINE);
    }

    @Test
    void ticks_keep_their_distance() {
        TimeAxis axis = new TimeAxis(List.of(NINE, NINE.plusMillis(1), NINE.plusSeconds(1), NINE.plusSeconds(9_000)));

        List<Instant> ticks = axis.ticks(34);

        assertThat(ticks).startsWith(NINE);
        for (int i = 1; i < ticks.size(); i++) {
            assertThat(axis.at(ticks.get(i)) - axis.at(ticks.get(i - 1))).isGreaterThanOrEqualTo(34);
        }
    }
}
