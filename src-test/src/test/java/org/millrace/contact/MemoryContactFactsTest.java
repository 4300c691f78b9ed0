package org.millrace.contact;

import org.millrace.rehearsal.MemoryContacts;

class MemoryContactFactsTest extends ContactFactsContract {

    private final MemoryContacts contacts = new MemoryContacts();

    @Override
    int tenant() {
        return 1;
    }

    @Override
    int otherTenant() {
        return 2;
    }

    @Override
    long contact(int tenant, String externalId, String json) {
        return contacts.add(tenant, externalId, json);
    }

    @Override
    ContactFactsStore facts() {
        return contacts;
    }

    @Override
    ContactTagStore tags() {
        return contacts;
    }

    @Override
    EventStore events() {
        return contacts;
    }
}
