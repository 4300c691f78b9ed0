package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Takes events that other systems tell of: checks each by itself, stores the good ones with one statement. */
@Dependent
class EventIntake {

    static final int MAX = 10_000;

    private final ContactRepository contacts;
    private final ContactNumberRepository numbers;
    private final EventLog log;
    private final Clock clock;

    @Inject
    EventIntake(ContactRepository contacts, ContactNumberRepository numbers, EventLog log, Clock clock) {
        this.contacts = contacts;
        this.numbers = numbers;
        this.log = log;
        this.clock = clock;
    }

    RecordedEvents record(int tenant, List<IncomingEvent> events) {
        if (events.isEmpty() || events.size() > MAX) {
            throw new InvalidInput(
                    "events",
                    Sentence.of("holds {0} events", events.size()),
                    Sentence.of("Send 1 to {0} per call.", MAX));
        }
        List<RecordedEvents.Rejected> rejected = new ArrayList<>();
        Map<Integer, ContactEvent> checked = check(tenant, events, rejected);
        EventStore.Added added = log.record(tenant, List.copyOf(checked.values()));
        checked.forEach((index, event) -> {
            if (added.gone().contains(event.contactId())) {
                rejected.add(new RecordedEvents.Rejected(
                        index,
                        new Violation(
                                "contact",
                                Sentence.of("was erased in the meantime"),
                                Sentence.of("Do not send its events."))));
            }
        });
        int stored = added.fresh().size();
        return new RecordedEvents(stored, events.size() - rejected.size() - stored, rejected);
    }

    private Map<Integer, ContactEvent> check(
            int tenant, List<IncomingEvent> events, List<RecordedEvents.Rejected> rejected) {
        Instant now = clock.instant();
        Set<String> names = events.stream()
                .map(IncomingEvent::event)
                .filter(Objects::nonNull)
                .map(NewEvent::contact)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Long> known = numbers.of(tenant, names);
        Set<Long> campaigns = contacts.campaigns(
                tenant,
                events.stream()
                        .map(IncomingEvent::event)
                        .filter(Objects::nonNull)
                        .map(NewEvent::campaign)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<Integer, ContactEvent> checked = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            IncomingEvent incoming = events.get(i);
            if (incoming.error() != null) {
                rejected.add(new RecordedEvents.Rejected(i, incoming.error()));
                continue;
            }
            try {
                checked.put(i, EventRules.check(incoming.event(), known, campaigns, now));
            } catch (EventRules.Refused e) {
                rejected.add(new RecordedEvents.Rejected(i, e.violation()));
            }
        }
        return checked;
    }
}
