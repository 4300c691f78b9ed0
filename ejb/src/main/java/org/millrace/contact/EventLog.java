package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Stores events and tells those above, all in the caller's transaction. What was stored before is no news and is not told again.
 * The order of locks is the same for everybody: contacts, events, then whatever the observers take.
 */
@Dependent
public class EventLog {

    private final EventStore store;
    private final Event<EventsRecorded> news;
    private final Clock clock;

    @Inject
    public EventLog(EventStore store, Event<EventsRecorded> news, Clock clock) {
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    public EventStore.Added record(int tenant, List<ContactEvent> events) {
        EventStore.Added added = store.add(tenant, events, clock.instant());
        if (!added.fresh().isEmpty()) {
            news.fire(new EventsRecorded(tenant, added.fresh()));
        }
        return added;
    }
}
