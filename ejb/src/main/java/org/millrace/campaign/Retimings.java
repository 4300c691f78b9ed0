package org.millrace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The resumptions that made the arrivals of those inside later, each by the length of its freeze.
 *
 * @param all the oldest first
 */
public record Retimings(List<Retiming> all) {

    public static final Retimings NONE = new Retimings(List.of());

    /**
     * When somebody really came, for what may have happened while all stood still.
     *
     * @param arrivedAt as the waits count it; who came after a resumption came later than its {@code at}
     */
    public Instant really(Instant arrivedAt) {
        Instant came = arrivedAt;
        for (int i = all.size() - 1; i >= 0 && !came.isAfter(all.get(i).at()); i--) {
            came = came.minus(all.get(i).by());
        }
        return came;
    }

    /** A resumption. */
    public record Retiming(Instant at, Duration by) {}
}
