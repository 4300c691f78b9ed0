package org.millrace.architecture.seeded.contact;

import org.jdbi.v3.core.Jdbi;

/** Breaks a rule on purpose. */
final class AsksTheDatabase {

    int ask(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.execute("select 1"));
    }
}
