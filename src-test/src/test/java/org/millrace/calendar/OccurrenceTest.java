package org.millrace.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OccurrenceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_time_that_is_seen_in_time_fires_whatever_the_rule() {
        for (Missed rule : Missed.values()) {
            assertThat(fired(rule, NOW.minusSeconds(30))).containsExactly(true);
        }
    }

    @Test
    @Tag("P-03")
    void times_that_passed_unseen_fire_once_all_or_not_at_all() {
        Instant[] threeHours = hours(3, 2, 1);

        assertThat(fired(Missed.FIRE_ONCE, threeHours)).containsExactly(false, false, true);
        assertThat(fired(Missed.FIRE_ALL, threeHours)).containsExactly(true, true, true);
        assertThat(fired(Missed.SKIP, threeHours)).containsExactly(false, false, false);
    }

    /** A restored backup must not send yesterday's campaign. */
    @Test
    @Tag("P-03")
    void listmonk_1801_a_time_later_than_the_grace_is_skipped_and_says_so() {
        List<Occurrence> decided = decide(Missed.FIRE_ALL, hours(30, 6, 4));

        assertThat(decided).extracting(Occurrence::fired).containsExactly(false, false, true);
        assertThat(decided.get(0).reason()).hasToString("1800 minutes late, beyond the grace");
        assertThat(decided.get(2).reason()).hasToString("240 minutes late");
    }

    @Test
    void of_a_part_that_is_not_the_last_nothing_fires_once() {
        assertThat(Occurrence.decide(List.of(hours(2, 1)), true, rule(Missed.FIRE_ONCE), NOW))
                .noneMatch(Occurrence::fired);
    }

    private static List<Boolean> fired(Missed missed, Instant... times) {
        return decide(missed, times).stream().map(Occurrence::fired).toList();
    }

    private static List<Occurrence> decide(Missed missed, Instant... times) {
        return Occurrence.decide(List.of(times), false, rule(missed), NOW);
    }

    private static MissedRule rule(Missed missed) {
        return new MissedRule(missed, Duration.ofMinutes(300));
    }

    private static Instant[] hours(int... ago) {
        return IntStream.of(ago).mapToObj(h -> NOW.minus(Duration.ofHours(h))).toArray(Instant[]::new);
    }
}
