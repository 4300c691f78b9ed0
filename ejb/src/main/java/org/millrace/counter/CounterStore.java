package org.millrace.counter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Takes deltas in the transaction of what they count, so that counters equal a recount at any instant. */
public interface CounterStore {

    /** Deltas of one key are summed before they are written. */
    void add(Collection<Delta> deltas, Instant at);

    /** All counts of the campaign that are not zero, folded or not. */
    List<Count> read(int tenant, long campaignId);

    /**
     * Moves the oldest deltas into their totals; readers see no difference.
     *
     * @return how many deltas were moved; fewer than the limit when none is left that nobody else is folding
     */
    int fold(int limit);
}
