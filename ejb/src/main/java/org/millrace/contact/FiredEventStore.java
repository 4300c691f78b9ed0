package org.millrace.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Events that steps fired and that are not events yet. They are written in the step's transaction and stored as events in one of
 * their own, because whoever hears of an event locks runs, and a step holds some.
 */
public interface FiredEventStore {

    /** Once per run, node and visit. */
    void add(List<FiredEvent> fired, Instant now);

    /** The oldest that are to be stored now, for as long as this transaction is open; others take the next. */
    List<Pending> take(int limit, Instant now);

    /** Those of these that are still there and that nobody else has taken. */
    List<Pending> take(List<Long> ids);

    void remove(List<Long> ids);

    /** Puts one off that could not be stored: for a second, then for twice as long each time, at most for {@code longest}. */
    void postpone(long id, Duration longest, Instant now);

    /** One that waits to be stored. */
    record Pending(long id, FiredEvent event, Instant firedAt) {

        public ContactEvent asEvent() {
            return new ContactEvent(
                    event.contactId(),
                    event.name(),
                    firedAt,
                    FiredEvent.SOURCE,
                    event.externalId(),
                    event.properties(),
                    new ContactEvent.Origin(event.campaignId(), null, false, null));
        }
    }
}
