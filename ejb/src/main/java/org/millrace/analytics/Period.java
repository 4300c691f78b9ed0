package org.millrace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millrace.platform.InvalidInput;

/** A stretch of time that counters can answer for: it begins with an hour. */
public record Period(Instant from, Instant to) {

    /** @throws InvalidInput when it has no length or would make more buckets than anybody can look at */
    public static Period of(Instant from, Instant to) {
        Period period = new Period(from.truncatedTo(ChronoUnit.HOURS), to);
        if (!period.from.isBefore(to)) {
            throw new InvalidInput("from", "is not before the end", "Ask for a time that has a length.");
        }
        if (period.length().compareTo(Duration.ofDays(36_500)) > 0) {
            throw new InvalidInput("from", "is too long ago", "Ask for at most a hundred years.");
        }
        return period;
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
