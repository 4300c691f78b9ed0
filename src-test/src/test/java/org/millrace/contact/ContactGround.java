package org.millrace.contact;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;

/** The boundaries of contacts, as two tenants have them. */
abstract class ContactGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    ContactDesk desk;
    ContactDesk otherTenant;

    @BeforeEach
    final void empty() {
        DATABASE.clear();
        desk = new ContactDesk(DATABASE, "a");
        otherTenant = new ContactDesk(DATABASE, "b");
    }

    SavedContact put(String id, String json) {
        return DATABASE.tx(() -> desk.contacts().put(id, Json.read(json, ContactDetails.class), IfMatch.ABSENT));
    }
}
