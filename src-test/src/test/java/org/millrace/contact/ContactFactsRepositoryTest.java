package org.millrace.contact;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class ContactFactsRepositoryTest extends ContactFactsContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final PostgresContacts contacts = new PostgresContacts(DATABASE, NOW);
    private Ground ground;

    @BeforeEach
    void empty() {
        ground = Ground.of(DATABASE, contacts);
    }

    @Override
    Ground ground() {
        return ground;
    }

    @Override
    ContactFactsStore facts() {
        return contacts.facts();
    }

    @Override
    ContactTagStore tags() {
        return (changes, now) -> DATABASE.tx(() -> contacts.tags().apply(changes, now));
    }

    @Override
    EventStore events() {
        return (tenant, events, now) -> DATABASE.tx(() -> contacts.events().add(tenant, events, now));
    }
}
