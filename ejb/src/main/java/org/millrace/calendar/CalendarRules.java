package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.millrace.platform.Violation;

/**
 * When something may happen, as a person writes it. What is left out does not restrict.
 *
 * <p>Example: {@code {"zone": "contact", "businessHours": {"mon": ["09:00-17:00"], "tue": ["09:00-12:00", "13:00-17:00"]},
 * "holidays": ["2026-12-25", "--01-01"], "quietHours": ["21:00-08:00"]}}
 *
 * @param zone whose local time is meant; {@code contact} when left out
 * @param businessHours open stretches by day of the week; left out = every minute of every day
 * @param holidays closed days: {@code 2026-12-25} once, {@code --01-01} every year; at most 200
 * @param quietHours stretches of every day in which nothing may happen; they may span midnight
 */
public record CalendarRules(
        @JsonPropertyDescription("Whose local time is meant; the contact's when left out.") CalendarZone zone,
        @Valid
                @JsonPropertyDescription(
                        "Open stretches by day of the week; left out = always; a day that is left out is closed.")
                WeekHours businessHours,
        @Size(max = MOST_HOLIDAYS) @JsonPropertyDescription("Closed days: 2026-12-25 for once, --01-01 for every year.")
                List<String> holidays,
        @Size(max = 24)
                @JsonPropertyDescription("Stretches of every day in which nothing happens; 21:00-08:00 spans midnight.")
                List<@Pattern(regexp = MinuteRange.FORM) String> quietHours) {

    /** So few that some day is always open, whatever the weekdays. */
    static final int MOST_HOLIDAYS = 200;

    /** Restricts nothing. */
    public static final CalendarRules ALWAYS = new CalendarRules(null, null, null, null);

    public CalendarRules {
        zone = zone == null ? CalendarZone.CONTACT : zone;
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        quietHours = quietHours == null ? List.of() : List.copyOf(quietHours);
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param where the path of this calendar: {@code calendar}
     */
    public List<Violation> violations(String where) {
        return CalendarCheck.of(this, where);
    }

    public boolean restricts() {
        return businessHours != null || !holidays.isEmpty() || !quietHours.isEmpty();
    }

    /** The same with other business hours; null keeps its own. */
    public CalendarRules during(WeekHours otherHours) {
        return otherHours == null ? this : new CalendarRules(zone, otherHours, holidays, quietHours);
    }

    /** What closes a moment that is not open; a holiday before quiet hours before the hours. */
    public ClosedBy closedBy(Instant at, ZoneId zone) {
        if (!OpenTimes.of(null, holidays, List.of()).isOpen(at, zone)) {
            return ClosedBy.HOLIDAY;
        }
        return OpenTimes.of(null, List.of(), quietHours).isOpen(at, zone) ? ClosedBy.HOURS : ClosedBy.QUIET_HOURS;
    }

    /** Only for rules without violations. */
    public OpenTimes openTimes() {
        return OpenTimes.of(businessHours, holidays, quietHours);
    }
}
