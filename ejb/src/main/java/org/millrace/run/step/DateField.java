package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.millrace.calendar.LocalTimes;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.workflow.Code;
import org.millrace.workflow.FieldRule;
import org.millrace.workflow.StepCheck;

/** A date or a time that an attribute of the contact tells, or an instant some time before or after it. */
@FieldRule(together = {"amount", "unit"})
public record DateField(
        @NotNull
                @Size(min = 1, max = 200)
                @FormField(value = "Date of the contact", format = "attribute")
                @JsonPropertyDescription(
                        "An attribute that holds a date, such as 2026-12-24, or a date and time; without an offset the time is "
                                + "local.")
                String field,
        @Min(-100_000)
                @Max(100_000)
                @FormField("Moved by")
                @JsonPropertyDescription("How much later than the date; a negative number is earlier.")
                Integer amount,
        @FormField(value = "Unit", when = "amount")
                @JsonPropertyDescription("Days and weeks are counted on the calendar.")
                TimeUnit unit,
        @Pattern(regexp = Until.TIME)
                @FormField(value = "At", format = "time-of-day")
                @JsonPropertyDescription(
                        "The local time on that day. Left empty: the time that the attribute tells, else the beginning of the "
                                + "day.")
                String at,
        @FormField(value = "Every year", byDefault = "false")
                @JsonPropertyDescription(
                        "For a day that comes again every year, such as a birthday: the next one counts.")
                boolean yearly) {

    private static final int LENGTH_OF_DATE = 10;
    private static final int LONGEST_DAYS = 5 * 366;

    void check(StepCheck check) {
        if (amount != null && unit.times(Math.abs(amount)).toDays() > LONGEST_DAYS) {
            check.error(
                    Code.WAIT_TOO_LONG,
                    "date.amount",
                    Sentence.of("The date is moved by more than five years."),
                    Sentence.of("Move it by less."));
        }
    }

    /** Empty where the contact has no such date. */
    Optional<Instant> end(JsonNode value, WaitClock clock) {
        Optional<String> text = Optional.ofNullable(value)
                .filter(JsonNode::isTextual)
                .map(json -> json.textValue().strip());
        try {
            return text.map(written -> end(written, clock)).map(clock::spread);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant end(String text, WaitClock clock) {
        if (!hasOffset(text)) {
            return text.length() <= LENGTH_OF_DATE
                    ? end(LocalDate.parse(text).atStartOfDay(), clock)
                    : end(LocalDateTime.parse(text), clock);
        }
        Instant told = OffsetDateTime.parse(text).toInstant();
        boolean ofTheClock = at == null && !yearly && (amount == null || !unit.ofTheCalendar());
        return ofTheClock
                ? told.plus(amount == null ? Duration.ZERO : unit.times(amount))
                : end(LocalDateTime.ofInstant(told, clock.zone()), clock);
    }

    private Instant end(LocalDateTime local, WaitClock clock) {
        return yearly ? next(local, clock) : instant(local, clock.zone());
    }

    /** The first of the yearly days that is still to come. */
    private Instant next(LocalDateTime local, WaitClock clock) {
        MonthDay day = MonthDay.from(local);
        int year = LocalDate.ofInstant(clock.from(), clock.zone()).getYear() - LONGEST_DAYS / 366 - 1;
        Instant found;
        do {
            found = instant(day.atYear(year).atTime(local.toLocalTime()), clock.zone());
            year++;
        } while (!found.isAfter(clock.from()));
        return found;
    }

    private Instant instant(LocalDateTime local, ZoneId zone) {
        LocalDateTime timed = at == null ? local : local.toLocalDate().atTime(LocalTime.parse(at));
        if (amount == null) {
            return LocalTimes.at(timed, zone);
        }
        return unit.ofTheCalendar()
                ? LocalTimes.at(timed.plusDays(unit.days() * amount), zone)
                : LocalTimes.at(timed, zone).plus(unit.times(amount));
    }

    private static boolean hasOffset(String text) {
        String time = text.substring(Math.min(LENGTH_OF_DATE, text.length()));
        return time.endsWith("Z") || time.contains("+") || time.contains("-");
    }
}
