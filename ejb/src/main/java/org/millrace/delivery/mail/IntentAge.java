package org.millrace.delivery.mail;

import java.time.Duration;

/**
 * How old an intent is, on the monotonic clock. An intent that is too old is never put on the wire: by then another node may have
 * taken this one for dead and shown the message as uncertain.
 */
@FunctionalInterface
public interface IntentAge {

    Duration LIMIT = Duration.ofSeconds(30);

    Duration now();

    default boolean tooOld() {
        return now().compareTo(LIMIT) >= 0;
    }

    /** Counts from this very moment. */
    static IntentAge fromNow() {
        long start = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - start);
    }
}
