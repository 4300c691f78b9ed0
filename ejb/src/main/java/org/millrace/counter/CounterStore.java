package org.millrace.counter;

import java.time.Instant;
import java.util.Collection;

/** Takes deltas in the transaction of what they count, so that counters equal a recount at any instant. */
public interface CounterStore {

    /** Deltas of one key are summed before they are written. */
    void add(Collection<Delta> deltas, Instant at);
}
