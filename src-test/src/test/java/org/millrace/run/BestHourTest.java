package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.OpenTimes;
import org.millrace.platform.Json;

@Tag("S2-20")
class BestHourTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

    private static List<Instant> opens(String... times) {
        return Stream.of(times).map(Instant::parse).toList();
    }

    private static OpenTimes open(String json) {
        return Json.read(json, CalendarRules.class).openTimes();
    }

    @Test
    void who_has_opened_nothing_is_written_to_at_nine_in_the_morning() {
        assertThat(BestHour.of(List.of(), VIENNA)).isEqualTo(new BestHour(9, VIENNA));
    }

    @Test
    void the_hour_that_most_openings_were_in_counts_and_of_equals_the_last() {
        assertThat(BestHour.of(
                        opens(
                                "2026-11-20T18:59:00Z",
                                "2026-11-19T06:10:00Z",
                                "2026-11-18T06:20:00Z",
                                "2026-07-01T05:30:00Z"),
                        VIENNA))
                .as("by the clock on the wall, in summer and in winter")
                .isEqualTo(new BestHour(7, VIENNA));
        assertThat(BestHour.of(opens("2026-11-20T18:59:00Z", "2026-11-19T06:10:00Z"), VIENNA))
                .isEqualTo(new BestHour(19, VIENNA));
    }

    @ParameterizedTest
    @CsvSource({
        "9,  2026-11-21T08:00:00Z",
        "8,  2026-11-21T07:00:00Z",
        "7,  2026-11-22T06:00:00Z",
        "23, 2026-11-21T22:00:00Z"
    })
    void the_hour_is_the_next_one_and_never_over(int hour, Instant expected) {
        assertThat(new BestHour(hour, VIENNA).next(NOW, OpenTimes.ALWAYS, VIENNA))
                .isEqualTo(expected);
    }

    @Test
    @Tag("P-16")
    void it_is_never_in_the_past_and_never_more_than_a_day_ahead_in_any_zone_and_hour_of_a_year() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            BestHour best = new BestHour(Math.floorMod(zone.hashCode(), 24), ZoneId.of(zone));
            for (int hours = 0; hours < 366 * 24; hours += 5) {
                Instant now = NOW.plus(Duration.ofMinutes(60L * hours + hours % 60));
                Instant next = best.next(now, OpenTimes.ALWAYS, best.zone());
                assertThat(next.isBefore(now) || next.isAfter(now.plus(Duration.ofHours(24))))
                        .as("%s at %s: %s", zone, now, next)
                        .isFalse();
            }
        }
    }

    @Test
    void quiet_hours_come_first() {
        OpenTimes nights = open("{\"quietHours\": [\"21:00-08:30\"]}");
        assertThat(new BestHour(22, VIENNA).next(NOW, nights, VIENNA))
                .as("the quiet hours end later than in a day, so it is the first moment that is open")
                .isEqualTo("2026-11-21T07:30:00Z");
        assertThat(new BestHour(8, VIENNA).next(NOW, nights, VIENNA)).isEqualTo("2026-11-21T07:30:00Z");
        OpenTimes workdays = open("{\"businessHours\": {\"mon\": [\"10:00-17:00\"]}}");
        assertThat(new BestHour(12, VIENNA).next(NOW, workdays, VIENNA))
                .as("it is Saturday")
                .isEqualTo("2026-11-23T09:00:00Z");
    }
}
