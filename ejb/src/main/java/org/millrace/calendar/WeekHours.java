package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.platform.Violation;

/**
 * The open stretches of each day of a week, each like {@code 09:00-17:00}; a day that is left out is closed.
 *
 * <p>Example: {@code {"mon": ["09:00-12:30", "13:30-17:00"], "tue": ["09:00-24:00"]}}
 */
public record WeekHours(
        @Size(max = 24)
                @FormField(value = "Monday", format = "minute-range")
                @JsonPropertyDescription("Monday's open stretches, each like 09:00-17:00.")
                List<@Pattern(regexp = MinuteRange.FORM) String> mon,
        @Size(max = 24) @FormField(value = "Tuesday", format = "minute-range") @JsonPropertyDescription("Tuesday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> tue,
        @Size(max = 24)
                @FormField(value = "Wednesday", format = "minute-range")
                @JsonPropertyDescription("Wednesday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> wed,
        @Size(max = 24) @FormField(value = "Thursday", format = "minute-range") @JsonPropertyDescription("Thursday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> thu,
        @Size(max = 24) @FormField(value = "Friday", format = "minute-range") @JsonPropertyDescription("Friday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> fri,
        @Size(max = 24) @FormField(value = "Saturday", format = "minute-range") @JsonPropertyDescription("Saturday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> sat,
        @Size(max = 24) @FormField(value = "Sunday", format = "minute-range") @JsonPropertyDescription("Sunday's.")
                List<@Pattern(regexp = MinuteRange.FORM) String> sun) {

    public WeekHours {
        mon = copy(mon);
        tue = copy(tue);
        wed = copy(wed);
        thu = copy(thu);
        fri = copy(fri);
        sat = copy(sat);
        sun = copy(sun);
    }

    /** The same stretches from Monday to Friday. */
    public static WeekHours workdays(String... stretches) {
        List<String> day = List.of(stretches);
        return new WeekHours(day, day, day, day, day, null, null);
    }

    private static List<String> copy(List<String> stretches) {
        return stretches == null ? null : List.copyOf(stretches);
    }

    /** As written; empty when the day is closed. */
    public List<String> on(DayOfWeek day) {
        return Stream.of(mon, tue, wed, thu, fri, sat, sun)
                .map(stretches -> stretches == null ? List.<String>of() : stretches)
                .toList()
                .get(day.ordinal());
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param where its path: {@code window}
     */
    public List<Violation> violations(String where) {
        return CalendarCheck.of(this, where);
    }
}
