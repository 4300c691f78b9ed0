package org.millrace.run.web;

import java.time.Duration;
import java.time.Instant;

/** How far back a list reaches. */
public enum Since {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final Duration back;

    Since(Duration back) {
        this.back = back;
    }

    Instant before(Instant now) {
        return now.minus(back);
    }
}
