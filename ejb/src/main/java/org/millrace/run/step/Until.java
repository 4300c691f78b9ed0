package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.millrace.calendar.LocalTimes;
import org.millrace.calendar.MinuteRange;
import org.millrace.calendar.OpenTimes;
import org.millrace.calendar.Weekday;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.workflow.FieldRule;
import org.millrace.workflow.StepCheck;

/** The local time at which a wait ends, or the stretch of the day within which it may. */
@FieldRule(oneOf = {"at", "between"})
public record Until(
        @Pattern(regexp = TIME)
                @FormField(value = "At", format = "time-of-day")
                @JsonPropertyDescription("The next time the local clock shows this, such as 09:00.")
                String at,
        @Pattern(regexp = MinuteRange.FORM)
                @FormField(value = "Between", format = "minute-range")
                @JsonPropertyDescription(
                        "The next moment within this stretch of the day, such as 09:00-17:00; at once when it has begun. It "
                                + "may span midnight.")
                String between,
        @Size(max = 7)
                @FormField(value = "On", format = "weekdays")
                @JsonPropertyDescription("On these days only; none chosen means every day.")
                List<Weekday> weekdays) {

    static final String TIME = "^([01]\\d|2[0-3]):[0-5]\\d$";

    public Until {
        weekdays = weekdays == null ? List.of() : List.copyOf(weekdays);
    }

    void check(StepCheck check) {
        if (at != null && between != null) {
            check.error(
                    "until.between",
                    Sentence.of("There is a time and a stretch."),
                    Sentence.of("Keep at, or keep between."));
        }
        try {
            if (between != null) {
                MinuteRange.of(between);
            }
        } catch (IllegalArgumentException e) {
            check.error(
                    "until.between",
                    Sentence.of("The stretch has no length."),
                    Sentence.of("Write two different times: 09:00-17:00."));
        }
    }

    Instant end(WaitClock clock) {
        if (at == null) {
            OpenTimes open = open();
            return clock.spread(open.nextOpen(clock.from(), clock.zone()), open);
        }
        Instant end = LocalTimes.next(clock.from(), LocalTime.parse(at), Weekday.days(weekdays), clock.zone());
        return clock.spread(end, wholeDay(end, clock.zone()));
    }

    /** When a run may go on that is looked at later than its end: a stretch may have passed by meanwhile. */
    Instant goesOn(Instant now, ZoneId zone) {
        return between == null ? now : open().nextOpen(now, zone);
    }

    private OpenTimes open() {
        return OpenTimes.on(Weekday.days(weekdays), MinuteRange.of(between));
    }

    private static OpenTimes wholeDay(Instant instant, ZoneId zone) {
        return OpenTimes.on(EnumSet.of(instant.atZone(zone).getDayOfWeek()), MinuteRange.of("00:00-24:00"));
    }
}
