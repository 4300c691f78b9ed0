package org.millrace.delivery.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventLog;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Delta;
import org.millrace.delivery.tracking.TrackedMessageRepository.First;

/**
 * Notes opens and clicks. Every hit is an event, though not more than one per message, link and second; counters count messages, the
 * first time. Locks are taken in the order of the delivery loop: message, contact, then what observers take.
 */
@Dependent
class Reactions {

    private static final String SOURCE = "tracking";

    private final TrackedMessageRepository messages;
    private final EventLog events;
    private final CounterStore counters;
    private final Clock clock;

    @Inject
    Reactions(TrackedMessageRepository messages, EventLog events, CounterStore counters, Clock clock) {
        this.messages = messages;
        this.events = events;
        this.counters = counters;
        this.clock = clock;
    }

    /** @param what tells the hits of a message apart: the link's number */
    void note(TrackedMessage message, Reaction reaction, Visitor visitor, long what, JsonNode properties) {
        Instant now = clock.instant();
        Optional<String> machine = MachineSigns.of(visitor, message.sentAt(), now);
        First first = messages.note(message.id(), reaction, machine.isPresent(), now);
        String key = reaction.event + ":" + message.id() + ":" + what + ":" + now.getEpochSecond();
        events.record(
                message.tenant(),
                List.of(new ContactEvent(
                        message.contactId(),
                        reaction.event,
                        now,
                        SOURCE,
                        key,
                        properties,
                        new ContactEvent.Origin(
                                message.campaignId(), message.id(), machine.isPresent(), machine.orElse(null)))));
        counters.add(deltas(message, reaction, first), now);
    }

    private static List<Delta> deltas(TrackedMessage message, Reaction reaction, First first) {
        List<Delta> deltas = new ArrayList<>();
        if (first.atAll()) {
            deltas.add(message.one(reaction.metric));
        }
        if (first.byPerson()) {
            deltas.add(message.one(reaction.humanMetric));
        }
        return deltas;
    }
}
