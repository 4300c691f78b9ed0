package org.millrace.contact;

import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.SettableClock;
import org.millrace.rehearsal.MemoryContacts;
import org.millrace.rehearsal.MemoryFiredEvents;

class MemoryContactWritesTest extends ContactWritesContract {

    private final MemoryContacts contacts = new MemoryContacts();
    private final MemoryFiredEvents fired = new MemoryFiredEvents();
    private final SettableClock clock = new SettableClock(NOW);
    private final EventLog log = new EventLog(contacts, new org.millrace.platform.FiredEvents<>(), clock);

    @Override
    Ground ground() {
        return Ground.of(contacts);
    }

    @Override
    ContactFactsStore facts() {
        return contacts;
    }

    @Override
    void set(AttributeChange... changes) {
        contacts.attributes().apply(List.of(changes), NOW);
    }

    @Override
    void score(ScoreChange... changes) {
        contacts.scores().apply(List.of(changes), NOW);
    }

    @Override
    void suppress(Suppression... suppressions) {
        contacts.suppressions().apply(List.of(suppressions), NOW);
    }

    @Override
    ConsentStore consents() {
        return contacts;
    }

    @Override
    List<String> consentLog() {
        return contacts.consentLog().stream()
                .map(change -> change.channel() + " " + change.topic())
                .toList();
    }

    @Override
    void fire(FiredEvent... events) {
        fired.add(List.of(events), NOW);
        new FiredEvents(fired, log, clock).store(100, new ArrayList<>());
    }
}
