package org.millrace.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WebhookScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    @Property
    @net.jqwik.api.Tag("S4-09")
    void each_of_ten_attempts_follows_its_pause_within_a_fifth(
            @ForAll @IntRange(min = 1, max = 9) int failures, @ForAll @LongRange(min = 1) long seed) {
        Duration pause = Duration.between(
                NOW, WebhookSchedule.next(failures, NOW, null, seed).orElseThrow());
        long planned = PAUSES.get(failures - 1).toMillis();
        assertThat(pause.toMillis()).isBetween(planned * 8 / 10 - 1, planned * 12 / 10 + 1);
    }

    @Test
    void the_tenth_failure_is_the_last() {
        assertThat(WebhookSchedule.next(10, NOW, null, 1)).isEmpty();
        assertThat(WebhookSchedule.next(10, NOW, NOW.plusSeconds(1), 1)).isEmpty();
    }

    @Test
    void a_receiver_that_asks_for_more_time_gets_it() {
        Instant wanted = NOW.plusSeconds(3_600);
        assertThat(WebhookSchedule.next(1, NOW, wanted, 1)).contains(wanted);
        assertThat(WebhookSchedule.next(9, NOW, wanted, 1).orElseThrow()).isAfter(wanted);
    }

    @Test
    void messages_are_spread() {
        assertThat(java.util.stream.LongStream.range(0, 1_000)
                        .mapToObj(
                                seed -> WebhookSchedule.next(3, NOW, null, seed).orElseThrow())
                        .distinct()
                        .count())
                .isGreaterThan(500);
    }
}
