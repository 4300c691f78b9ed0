package org.millrace.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.Json;
import org.millrace.platform.Violation;

class CalendarRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static CalendarRules rules(String json) {
        return Json.read(json, CalendarRules.class);
    }

    private static Instant nextOpen(String json, String from) {
        CalendarRules rules = rules(json);
        assertThat(rules.violations("calendar")).isEmpty();
        return rules.openTimes().nextOpen(Instant.parse(from), BERLIN);
    }

    @Test
    @Tag("S1-36")
    void business_hours_holidays_and_quiet_hours_hold_together() {
        String json =
                """
                {"zone": "campaign",
                 "businessHours": {"thu": ["09:00-17:00"], "fri": ["09:00-12:00", "13:00-17:00"], "mon": ["07:00-17:00"]},
                 "holidays": ["2026-12-25", "--12-28"],
                 "quietHours": ["21:00-08:00"]}
                """;
        assertThat(nextOpen(json, "2026-12-24T10:00:00Z")).isEqualTo(Instant.parse("2026-12-24T10:00:00Z"));
        assertThat(nextOpen(json, "2026-12-24T16:00:00Z"))
                .as("Friday the 25th and Monday the 28th are holidays")
                .isEqualTo(Instant.parse("2026-12-31T08:00:00Z"));
        assertThat(nextOpen(json, "2026-12-04T11:30:00Z"))
                .as("the break at noon")
                .isEqualTo(Instant.parse("2026-12-04T12:00:00Z"));
        assertThat(nextOpen(json, "2026-12-05T12:00:00Z"))
                .as("Monday opens at 7, but it is quiet until 8")
                .isEqualTo(Instant.parse("2026-12-07T07:00:00Z"));
    }

    @Test
    void what_is_left_out_does_not_restrict() {
        assertThat(nextOpen("{}", "2026-12-25T02:00:00Z")).isEqualTo(Instant.parse("2026-12-25T02:00:00Z"));
        assertThat(rules("{}").restricts()).isFalse();
        assertThat(rules("{}").zone()).isEqualTo(CalendarZone.CONTACT);
    }

    @Test
    void a_calendar_is_written_as_it_is_read() {
        String json =
                """
                {"zone":"campaign","businessHours":{"mon":["09:00-17:00"]},"holidays":["--02-29"],"quietHours":["21:00-08:00"]}""";
        assertThat(Json.write(rules(json))).isEqualTo(json);
    }

    @Test
    void two_hundred_holidays_leave_a_weekday_open() {
        List<String> yearly = new java.util.ArrayList<>();
        for (int day = 0; day < 200; day++) {
            yearly.add("--"
                    + java.time.LocalDate.of(2024, 1, 1)
                            .plusDays(day)
                            .toString()
                            .substring(5));
        }
        CalendarRules rules = new CalendarRules(null, WeekHours.workdays("09:00-10:00"), yearly, null);
        assertThat(rules.openTimes().nextOpen(Instant.parse("2026-01-01T00:00:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-07-20T07:00:00Z"));
    }

    @Test
    void a_zone_that_skips_a_whole_day_has_no_such_day() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        OpenTimes fridays = OpenTimes.on(EnumSet.of(DayOfWeek.FRIDAY), MinuteRange.of("09:00-17:00"));
        assertThat(fridays.nextOpen(Instant.parse("2011-12-29T12:00:00Z"), apia)
                        .atZone(apia)
                        .toLocalDate())
                .hasToString("2012-01-06");
        assertThat(LocalTimes.next(
                                Instant.parse("2011-12-29T12:00:00Z"),
                                LocalTime.NOON,
                                EnumSet.of(DayOfWeek.FRIDAY),
                                apia)
                        .atZone(apia)
                        .toLocalDate())
                .hasToString("2012-01-06");
    }

    @Test
    void a_gap_that_ends_the_day_does_not_move_a_saturday_to_a_sunday() {
        ZoneId nuuk = ZoneId.of("America/Nuuk");
        Instant after = Instant.parse("2026-03-28T12:00:00Z");
        Instant saturday = LocalTimes.next(after, LocalTime.of(23, 30), EnumSet.of(DayOfWeek.SATURDAY), nuuk);
        Instant daily = LocalTimes.next(after, LocalTime.of(23, 30), EnumSet.allOf(DayOfWeek.class), nuuk);
        assertThat(saturday.atZone(nuuk).toLocalDateTime()).hasToString("2026-04-04T23:30");
        assertThat(daily.atZone(nuuk).toLocalDateTime()).hasToString("2026-03-29T00:00");
    }

    @Test
    void always_open_closes_at_the_limit() {
        Instant now = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(OpenTimes.ALWAYS.closes(now, BERLIN, Duration.ofDays(3))).isEqualTo(now.plus(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"businessHours\": {\"mon\": [\"9-17\"]}}                     | calendar.businessHours.mon[0]",
                "{\"businessHours\": {\"tue\": [\"09:00-10:00\", \"12:00-12:00\"]}} | calendar.businessHours.tue[1]",
                "{\"businessHours\": {\"wed\": [\"22:00-02:00\"]}}              | calendar.businessHours.wed[0]",
                "{\"quietHours\": [\"21:00-25:00\"]}                            | calendar.quietHours[0]",
                "{\"holidays\": [\"2026-02-29\"]}                               | calendar.holidays[0]",
                "{\"holidays\": [\"--13-01\"]}                                  | calendar.holidays[0]",
                "{\"holidays\": [\"Christmas\"]}                                | calendar.holidays[0]",
                "{\"businessHours\": {}}                                        | calendar",
                "{\"businessHours\": {\"fri\": [\"22:00-23:00\"]}, \"quietHours\": [\"21:00-08:00\"]} | calendar"
            })
    void what_is_wrong_is_said_with_its_place_and_a_way_to_mend_it(String json, String where) {
        List<Violation> violations = rules(json).violations("calendar");
        assertThat(violations).extracting(Violation::where).containsExactly(where);
        assertThat(violations).allSatisfy(violation -> {
            assertThat(violation.what().toString()).endsWith(".");
            assertThat(violation.mend().toString()).endsWith(".");
        });
    }
}
