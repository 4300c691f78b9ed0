package org.millrace.analytics.web;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The presets of time; CUSTOM names its own days. */
public enum Range {
    DAY(Duration.ofHours(24)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    ALL(null),
    CUSTOM(null);

    private final Duration length;

    Range(Duration length) {
        this.length = length;
    }

    /**
     * The shortest that reaches back to then, at most a month.
     *
     * @param beginning null where it is not known
     */
    static Range since(Instant beginning, Instant now) {
        return beginning == null
                ? MONTH
                : Stream.of(DAY, WEEK)
                        .filter(range -> !beginning.isBefore(range.before(now)))
                        .findFirst()
                        .orElse(MONTH);
    }

    /** Null for one that has no beginning of its own. */
    Instant before(Instant now) {
        return length == null ? null : now.minus(length);
    }
}
