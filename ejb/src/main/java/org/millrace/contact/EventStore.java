package org.millrace.contact;

import java.time.Instant;
import java.util.List;
import org.millrace.contact.EventsRecorded.Recorded;

/** Where events are kept, once per tenant, source and external id. */
public interface EventStore {

    /**
     * Locks the contacts against erasure, in the order of their numbers, then stores what is new.
     *
     * @return the new ones, and the contacts that are no longer there: their events were not stored
     */
    Added add(int tenant, List<ContactEvent> events, Instant receivedAt);

    /** @param gone numbers of contacts */
    record Added(List<Recorded> fresh, java.util.Set<Long> gone) {}
}
