package org.millrace.analytics;

import java.time.Instant;
import java.util.List;

/**
 * Counters compared with a recount of runs, step log, messages, events and conversions, all in one snapshot.
 *
 * @param compared how many figures were compared
 * @param differences empty when all are equal
 */
public record Recount(long campaignId, Instant at, int compared, List<Difference> differences) {

    public boolean equal() {
        return differences.isEmpty();
    }
}
