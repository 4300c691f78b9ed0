package org.millrace.delivery.tracking;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentLog;
import org.millrace.contact.ConsentState;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventLog;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Metric;

/** A recipient opts out by a message. Saying it twice changes nothing. */
@Dependent
class OptOuts {

    private final ConsentLog consents;
    private final EventLog events;
    private final CounterStore counters;
    private final Clock clock;

    @Inject
    OptOuts(ConsentLog consents, EventLog events, CounterStore counters, Clock clock) {
        this.consents = consents;
        this.events = events;
        this.counters = counters;
        this.clock = clock;
    }

    void record(TrackedMessage message, boolean allTopics, String source) {
        Instant now = clock.instant();
        String topic = allTopics ? ConsentChange.ALL : message.topic();
        boolean there = consents.record(new ConsentChange(
                message.tenant(),
                message.contactId(),
                message.channel(),
                topic,
                ConsentState.OPTED_OUT,
                now,
                source,
                message.id()));
        if (there
                && !events.record(message.tenant(), List.of(event(message, now)))
                        .fresh()
                        .isEmpty()) {
            counters.add(List.of(message.one(Metric.UNSUBSCRIBED)), now);
        }
    }

    private static ContactEvent event(TrackedMessage message, Instant now) {
        return new ContactEvent(
                message.contactId(),
                ContactEvent.EMAIL_UNSUBSCRIBED,
                now,
                "tracking",
                ContactEvent.EMAIL_UNSUBSCRIBED + ":" + message.id(),
                null,
                new ContactEvent.Origin(message.campaignId(), message.id(), false, null));
    }
}
