package org.millrace.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A day that is closed from its first minute to its last.
 *
 * @param year null = every year
 */
record Holiday(Integer year, MonthDay day) {

    /** {@code 2026-12-25}, or {@code --12-25} for every year. */
    static Holiday of(String text) {
        try {
            if (text.startsWith("--")) {
                return new Holiday(null, MonthDay.parse(text));
            }
            LocalDate date = LocalDate.parse(text);
            return new Holiday(date.getYear(), MonthDay.from(date));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Neither a date nor a day of every year: " + text, e);
        }
    }

    static Holiday on(LocalDate date) {
        return new Holiday(date.getYear(), MonthDay.from(date));
    }

    static Holiday yearly(LocalDate date) {
        return new Holiday(null, MonthDay.from(date));
    }
}
