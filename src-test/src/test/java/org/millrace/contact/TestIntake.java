package org.millrace.contact;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Contacts that other capabilities bring along, on a test's database. */
public final class TestIntake {

    private TestIntake() {}

    public static ContactIntake on(Jdbi jdbi, Clock clock) {
        ContactRepository contacts = new ContactRepository(jdbi);
        return new ContactIntake(
                new ContactNumberRepository(jdbi), new ContactMerge(contacts, new TagRepository(jdbi), clock));
    }
}
