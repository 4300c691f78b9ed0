package org.millrace.platform;

import java.time.Duration;

/** When something that failed is tried again: after a pause that doubles with each failure, from a second up to a longest one. */
public final class Backoff {

    /** What waits longer looks forgotten. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** Two to the power of it is longer than any longest pause; of much more PostgreSQL has no number. */
    private static final int MOST_DOUBLINGS = 20;

    /** What is written down of one that failed, where the row keeps its failures; wants {@code :error} and {@code :now}. */
    public static final String FAILED =
            "failures = failures + 1, error = :error, not_before = " + after("failures", LONGEST);

    private Backoff() {}

    /**
     * An SQL expression, which wants {@code :now}.
     *
     * @param failures the column of how often it had failed before
     */
    public static String after(String failures, Duration longest) {
        return "cast(:now as timestamptz) + least(power(2, least(%s, %d)), %d) * interval '1 second'"
                .formatted(failures, MOST_DOUBLINGS, longest.toSeconds());
    }
}
