package org.millrace.contact;

import org.millrace.rehearsal.MemoryContacts;

class MemoryConsentTest extends ConsentContract {

    private final MemoryContacts contacts = new MemoryContacts();

    @Override
    Ground ground() {
        return Ground.of(contacts);
    }

    @Override
    ConsentStore consents() {
        return contacts;
    }
}
