package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What local clocks show, found by looking at one quarter of an hour after the other: every time of the random flows is a whole
 * quarter, and so is every change of the clocks in their zones.
 */
record ReferenceCalendar(ZoneId zone) {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** The first instant of which the clock shows that time of that date or a later one. */
    Instant at(LocalDateTime local) {
        Instant quarter = quarter(local.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(15)));
        while (shows(quarter).isBefore(local)) {
            quarter = quarter.plus(QUARTER);
        }
        return quarter;
    }

    /** The next time that the clock comes to that time on a wanted day. */
    Instant next(Instant after, LocalTime time, JsonNode weekdays) {
        LocalDate date = shows(after).toLocalDate().minusDays(1);
        while (true) {
            if (wanted(date, weekdays)) {
                Instant found = at(date.atTime(time));
                if (found.isAfter(after) && wanted(shows(found).toLocalDate(), weekdays)) {
                    return found;
                }
            }
            date = date.plusDays(1);
        }
    }

    /** That instant when it is open, else the first quarter after it that is. */
    Instant open(Instant from, Predicate<LocalDateTime> open) {
        if (open.test(shows(from))) {
            return from;
        }
        Instant quarter = quarter(from).plus(QUARTER);
        while (!open.test(shows(quarter))) {
            quarter = quarter.plus(QUARTER);
        }
        return quarter;
    }

    /** The first quarter after an open instant that is not open, or the limit when that comes first. */
    Instant closed(Instant from, Predicate<LocalDateTime> open, Instant limit) {
        Instant quarter = quarter(from).plus(QUARTER);
        while (quarter.isBefore(limit) && open.test(shows(quarter))) {
            quarter = quarter.plus(QUARTER);
        }
        return quarter.isBefore(limit) ? quarter : limit;
    }

    LocalDateTime shows(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** {@code 09:00-17:00}, on the days named; one that spans midnight is of each day's morning and evening. */
    static Predicate<LocalDateTime> stretch(String between, JsonNode weekdays) {
        LocalTime from = LocalTime.parse(between.substring(0, 5));
        String end = between.substring(6);
        return local -> {
            LocalTime time = local.toLocalTime();
            boolean begun = !time.isBefore(from);
            boolean goesOn = end.equals("24:00") || time.isBefore(LocalTime.parse(end));
            boolean spansMidnight = !end.equals("24:00") && LocalTime.parse(end).isBefore(from);
            return wanted(local.toLocalDate(), weekdays) && (spansMidnight ? begun || goesOn : begun && goesOn);
        };
    }

    private static boolean wanted(LocalDate date, JsonNode weekdays) {
        if (weekdays.isEmpty()) {
            return true;
        }
        String day = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        for (JsonNode weekday : weekdays) {
            if (weekday.asText().equals(day)) {
                return true;
            }
        }
        return false;
    }

    private static Instant quarter(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond() / QUARTER.toSeconds() * QUARTER.toSeconds());
    }
}
