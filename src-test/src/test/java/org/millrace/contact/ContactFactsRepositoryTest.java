package org.millrace.contact;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class ContactFactsRepositoryTest extends ContactFactsContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final PostgresContacts contacts = new PostgresContacts(DATABASE, NOW);
    private int tenant;
    private int otherTenant;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("a");
        otherTenant = DATABASE.newTenant("b");
    }

    @Override
    int tenant() {
        return tenant;
    }

    @Override
    int otherTenant() {
        return otherTenant;
    }

    @Override
    long contact(int tenant, String externalId, String json) {
        return contacts.add(tenant, externalId, json);
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
