package org.millrace.contact;

import java.time.Instant;
import java.util.List;

/**
 * Events that steps fired and that are not events yet. They are written in the step's transaction and stored as events in one of
 * their own, because whoever hears of an event locks runs, and a step holds some.
 */
public interface FiredEventStore {

    /** Once per run, node and visit. */
    void add(List<FiredEvent> fired, Instant now);

    /** Takes the oldest, for as long as this transaction is open; others take the next. */
    List<Pending> take(int limit);

    void remove(List<Long> ids);

    /** One that waits to be stored. */
    record Pending(long id, FiredEvent event, Instant firedAt) {}
}
