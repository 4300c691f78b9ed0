package org.millrace.contact;

import java.util.Set;

/** What is to be told to the host's directory cannot be told now; it is nobody's fault, and whoever does not need it goes on. */
public final class HostAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<Long> contacts;

    HostAway(String why, Set<Long> contacts, Throwable reason) {
        super(why);
        this.contacts = contacts;
        // No cause: the innermost one is what the transaction's failure is judged by.
        addSuppressed(reason);
    }

    /** Those whose changes it was to be told. */
    public Set<Long> contacts() {
        return contacts;
    }
}
