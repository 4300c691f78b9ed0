package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Notes a contact's word and tells those above, all in the caller's transaction. */
@Dependent
public class ConsentLog {

    private final ConsentStore store;
    private final Event<ConsentChanged> news;

    @Inject
    public ConsentLog(ConsentStore store, Event<ConsentChanged> news) {
        this.store = store;
        this.news = news;
    }

    /** @return false when there is no such contact */
    public boolean record(ConsentChange change) {
        boolean there = store.change(change);
        if (there) {
            news.fire(new ConsentChanged(change));
        }
        return there;
    }
}
