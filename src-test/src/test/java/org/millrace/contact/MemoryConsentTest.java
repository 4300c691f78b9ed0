package org.millrace.contact;

import org.millrace.rehearsal.MemoryContacts;

class MemoryConsentTest extends ConsentContract {

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
    ConsentStore consents() {
        return contacts;
    }
}
