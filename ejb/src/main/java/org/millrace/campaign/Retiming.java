package org.millrace.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * The last resumption that made the arrivals of those inside later by the length of the freeze.
 *
 * @param at null = there was none
 */
public record Retiming(Instant at, Duration by) {

    public static final Retiming NEVER = new Retiming(null, Duration.ZERO);

    /**
     * When somebody really came, for what may have happened while all stood still.
     *
     * @param arrivedAt as the waits count it; who came after the resumption came later than {@code at}
     */
    public Instant really(Instant arrivedAt) {
        return at == null || arrivedAt.isAfter(at) ? arrivedAt : arrivedAt.minus(by);
    }
}
