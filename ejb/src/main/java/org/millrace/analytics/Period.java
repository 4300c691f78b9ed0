package org.millrace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** A stretch of time that counters can answer for: it begins with an hour. */
public record Period(Instant from, Instant to) {

    /** A campaign's whole life. */
    static final Period EVER = new Period(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

    /** @throws InvalidInput when it has no length or would make more buckets than anybody can look at */
    public static Period of(Instant from, Instant to) {
        Period period = new Period(from.truncatedTo(ChronoUnit.HOURS), to);
        if (!period.from.isBefore(to)) {
            throw new InvalidInput(
                    "from", Sentence.of("is not before the end"), Sentence.of("Ask for a time that has a length."));
        }
        if (period.length().compareTo(Duration.ofDays(36_500)) > 0) {
            throw new InvalidInput(
                    "from", Sentence.of("is too long ago"), Sentence.of("Ask for at most a hundred years."));
        }
        return period;
    }

    /** Counters know whole hours: who entered in the last one belongs to it, also after {@code to}. */
    Instant end() {
        Instant hour = to.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(to) ? hour : hour.plus(Duration.ofHours(1));
    }

    /** Its last part: since less than {@code window} before {@code now}; empty when it was over before that. */
    Optional<Period> within(Duration window, Instant now) {
        Instant since = now.minus(window).truncatedTo(ChronoUnit.HOURS);
        Period part = new Period(since.isAfter(from) ? since : from, to);
        return part.from.isBefore(to) ? Optional.of(part) : Optional.empty();
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** As long, and ending where this one begins. */
    public Period before() {
        long hours = Math.max(1, (length().toMinutes() + 59) / 60);
        return new Period(from.minus(Duration.ofHours(hours)), from);
    }

    public double hours() {
        return length().toMillis() / 3_600_000.0;
    }
}
