package org.millrace.contact;

import java.time.Instant;

/** A row of the table. */
record StoredContact(
        long id, String externalId, ContactState state, Instant createdAt, Instant updatedAt, int version) {}
