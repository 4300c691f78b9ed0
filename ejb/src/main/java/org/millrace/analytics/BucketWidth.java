package org.millrace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The narrowest of some round widths that makes no more buckets than a chart can show. */
final class BucketWidth {

    static final int MOST = 200;

    private static final List<Duration> WIDTHS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    private BucketWidth() {}

    static Duration between(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return WIDTHS.stream()
                .filter(width -> span.dividedBy(width) < MOST)
                .findFirst()
                .orElse(WIDTHS.get(WIDTHS.size() - 1));
    }
}
