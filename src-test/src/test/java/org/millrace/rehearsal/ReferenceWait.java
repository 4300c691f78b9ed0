package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When a wait ends, as the documentation says it.
 *
 * @param config the wait's configuration
 * @param share where within the spread the run's wait ends
 */
record ReferenceWait(JsonNode config, ReferenceCalendar calendar, Instant arrived, double share) {

    /** @param date what the contact's date field says; empty in the answer = it has no such date */
    Optional<Instant> end(JsonNode date) {
        if (config.has("date")) {
            return dated(date).map(end -> later(end, spread()));
        }
        Instant from = arrived.plus(length(config));
        if (!config.has("until")) {
            return Optional.of(later(from, spread()));
        }
        JsonNode until = config.get("until");
        if (until.has("between")) {
            Predicate<LocalDateTime> open = stretch();
            return Optional.of(within(calendar.open(from, open), open));
        }
        Instant end = calendar.next(from, LocalTime.parse(until.get("at").asText()), until.path("weekdays"));
        LocalDate day = calendar.shows(end).toLocalDate();
        return Optional.of(within(end, local -> local.toLocalDate().equals(day)));
    }

    /** One that was missed because the contact moved to another zone waits for the next stretch of the day. */
    Instant goesOn(Instant now) {
        return config.at("/until").has("between") ? calendar.open(now, stretch()) : now;
    }

    private Predicate<LocalDateTime> stretch() {
        JsonNode until = config.get("until");
        return ReferenceCalendar.stretch(until.get("between").asText(), until.path("weekdays"));
    }

    /** The spread ends a minute before the stretch does, or in the middle of a very short one. */
    private Instant within(Instant end, Predicate<LocalDateTime> open) {
        if (spread().isZero()) {
            return end;
        }
        Duration left = Duration.between(end, calendar.closed(end, open, end.plus(spread())));
        return later(end, left.compareTo(Duration.ofMinutes(2)) > 0 ? left.minusMinutes(1) : left.dividedBy(2));
    }

    private Instant later(Instant end, Duration atMost) {
        return end.plusMillis((long) (atMost.toMillis() * share));
    }

    private Duration spread() {
        return length(config.path("spread"));
    }

    private static Duration length(JsonNode span) {
        long amount = span.path("amount").asLong();
        return switch (span.path("unit").asText()) {
            case "minutes" -> Duration.ofMinutes(amount);
            case "days" -> Duration.ofHours(24 * amount);
            case "weeks" -> Duration.ofHours(168 * amount);
            default -> Duration.ofHours(amount);
        };
    }

    private Optional<Instant> dated(JsonNode written) {
        JsonNode date = config.get("date");
        String text = written == null ? "" : written.asText();
        try {
            if (text.length() > 19) {
                Instant told = OffsetDateTime.parse(text).toInstant();
                boolean ofTheClock = !date.has("at") && !date.path("yearly").asBoolean() && !ofTheCalendar(date);
                return Optional.of(ofTheClock ? told.plus(length(date)) : local(calendar.shows(told), date));
            }
            LocalDateTime local =
                    text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            return Optional.of(local(local, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant local(LocalDateTime local, JsonNode date) {
        if (!date.path("yearly").asBoolean()) {
            return moved(local, date);
        }
        int year = calendar.shows(arrived).getYear() - 2;
        while (true) {
            Instant found = moved(MonthDay.from(local).atYear(year).atTime(local.toLocalTime()), date);
            if (found.isAfter(arrived)) {
                return found;
            }
            year++;
        }
    }

    private Instant moved(LocalDateTime local, JsonNode date) {
        LocalDateTime timed = date.has("at")
                ? local.toLocalDate().atTime(LocalTime.parse(date.get("at").asText()))
                : local;
        return ofTheCalendar(date)
                ? calendar.at(timed.plusDays(length(date).toDays()))
                : calendar.at(timed).plus(length(date));
    }

    private static boolean ofTheCalendar(JsonNode date) {
        String unit = date.path("unit").asText();
        return unit.equals("days") || unit.equals("weeks");
    }
}
