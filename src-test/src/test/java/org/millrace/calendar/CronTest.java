package org.millrace.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.InvalidInput;

class CronTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * *          | 2026-03-02T08:59 | 2026-03-02T09:00",
                "0 9 * * *          | 2026-03-02T09:00 | 2026-03-03T09:00",
                "*/15 * * * *       | 2026-03-02T09:01 | 2026-03-02T09:15",
                "0 9 * * MON-FRI    | 2026-03-06T09:00 | 2026-03-09T09:00",
                "0 9 * * 7          | 2026-03-02T09:00 | 2026-03-08T09:00",
                "0 9 * * 5-7        | 2026-03-07T09:00 | 2026-03-08T09:00",
                "30 8,17 1 JAN,JUL *| 2026-01-01T17:30 | 2026-07-01T08:30",
                "0 0 L * *          | 2028-02-01T00:00 | 2028-02-29T00:00",
                "0 0 29 2 *         | 2096-03-01T00:00 | 2104-02-29T00:00",
                "0 0 13 * FRI       | 2026-03-02T00:00 | 2026-03-06T00:00",
                "5/20 3 * * *       | 2026-03-02T03:25 | 2026-03-02T03:45",
                "@weekly            | 2026-03-02T00:00 | 2026-03-08T00:00",
            })
    @Tag("S1-07")
    void the_next_time_is_the_first_that_fits_after_now(String cron, LocalDateTime after, LocalDateTime next) {
        assertThat(Cron.parse(cron, "cron").next(after.toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                .contains(next.toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 9 * *",
                "0 9 * * * *",
                "60 9 * * *",
                "0 24 * * *",
                "0 9 0 * *",
                "0 9 * 13 *",
                "0 9 * * 8",
                "a 9 * * *",
                "0 9 31 2 *",
                "5-1 * * * *",
                "*/0 * * * *",
                "*/99 * * * *",
                "1,,2 * * * *",
                "1-2-3 * * * *",
                "0 9 * * MO",
                "-1 * * * *",
                "1/2/3 * * * *",
                "999999999999 * * * *",
                "@never",
                "L 9 * * *"
            })
    void what_is_no_cron_expression_is_refused_with_the_place(String cron) {
        assertThatThrownBy(() -> Cron.parse(cron, "cron")).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.violations().get(0).where()).isEqualTo("cron");
            assertThat(refused.violations().get(0).mend().toString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * *         | at 09:00, every day",
                "0 9 * * MON-FRI   | at 09:00, Monday to Friday",
                "30 8,17 * * MON   | at 08:30 and 17:30, Monday",
                "*/15 * * * *      | every 15 minutes, every day",
                "* * * * *         | every minute, every day",
                "5 * * * *         | every hour at minute 5, every day",
                "0 */2 * * *       | every 2 hours, every day",
                "0 6 L * *         | at 06:00, on the last day of the month",
                "0 6 13 * FRI      | at 06:00, on day 13 of the month or Friday",
                "0 6 1 6-8 *       | at 06:00, on day 1 of the month, in June to August",
                "*/10 8-17 * * *   | at minutes 0, 10, 20, 30, 40 and 50 of the hours 08 to 17, every day",
            })
    @Tag("S1-11")
    void an_expression_is_told_in_words(String cron, String words) {
        assertThat(Cron.parse(cron, "cron").summary()).isEqualTo(words);
    }

    @Test
    @Tag("P-16")
    void a_time_that_the_clocks_leap_over_comes_at_the_leap_and_is_not_left_out() {
        List<Instant> times = times("30 2 * * *", VIENNA, "2026-03-27T12:00:00Z", 3);

        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    @Tag("P-16")
    void a_time_that_comes_twice_is_taken_the_first_time_only() {
        assertThat(times("30 2 * * *", VIENNA, "2026-10-24T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    @Tag("P-16")
    void an_expression_for_every_hour_keeps_its_distance_over_both_changes() {
        for (String day : List.of("2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z")) {
            List<Instant> times = times("*/20 * * * *", VIENNA, day, 24);
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i))).isEqualTo(Duration.ofMinutes(20));
            }
        }
    }

    /** Mautic ran a job in a loop when a change of the clocks put its next time behind the present. */
    @Test
    @Tag("P-16")
    void mautic_9592_a_schedule_never_loops_over_a_change_of_the_clocks() {
        for (String zone : List.of("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")) {
            Instant at = Instant.parse("2011-01-01T00:00:00Z");
            Cron cron = Cron.parse("*/30 1-3 * * *", "cron");
            for (int i = 0; i < 3_000; i++) {
                Instant next = cron.next(at, ZoneId.of(zone)).orElseThrow();
                assertThat(next).isAfter(at);
                at = next;
            }
        }
    }

    @Test
    @Tag("P-16")
    void each_day_has_its_time_once_in_every_zone_over_ten_years() {
        List<Cron> crons = List.of(Cron.parse("30 2 * * *", "c"), Cron.parse("0 0 * * *", "c"));
        Instant from = Instant.parse("2018-01-01T00:00:00Z");
        Instant to = Instant.parse("2028-01-01T00:00:00Z");
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            for (Cron cron : crons) {
                assertThat(fires(cron, zone, from, to))
                        .as("%s in %s", cron, name)
                        .isEqualTo(intended(
                                cron.toString().startsWith("30") ? LocalTime.of(2, 30) : LocalTime.MIN,
                                zone,
                                from,
                                to));
            }
        }
    }

    /** The plain calendar: on each date the time itself, or the moment of the leap that swallows it. */
    private static List<Instant> intended(LocalTime time, ZoneId zone, Instant from, Instant to) {
        List<Instant> intended = new ArrayList<>();
        LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate(); day.isBefore(last); day = day.plusDays(1)) {
            LocalDateTime wanted = day.atTime(time);
            boolean leaptOver = zone.getRules().getValidOffsets(wanted).isEmpty();
            Instant at = leaptOver
                    ? zone.getRules().getTransition(wanted).getInstant()
                    : wanted.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
            if (at.isAfter(from) && at.isBefore(to)) {
                intended.add(at);
            }
        }
        return intended;
    }

    private static List<Instant> fires(Cron cron, ZoneId zone, Instant from, Instant to) {
        List<Instant> fires = new ArrayList<>();
        Instant at = cron.next(from, zone).orElseThrow();
        while (at.isBefore(to)) {
            fires.add(at);
            at = cron.next(at, zone).orElseThrow();
        }
        return fires;
    }

    private static List<Instant> times(String cron, ZoneId zone, String after, int count) {
        List<Instant> times = new ArrayList<>();
        Instant at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            at = Cron.parse(cron, "cron").next(at, zone).orElseThrow();
            times.add(at);
        }
        return times;
    }
}
