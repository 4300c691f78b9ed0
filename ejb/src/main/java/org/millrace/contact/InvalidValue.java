package org.millrace.contact;

import org.millrace.platform.Violation;

/** A single value that a contact cannot have. Made by the million in a bad import, so it carries no stack trace. */
public class InvalidValue extends Exception {

    private final String mend;

    public InvalidValue(String what, String mend) {
        super(what, null, false, false);
        this.mend = mend;
    }

    public Violation at(String where) {
        return new Violation(where, getMessage(), mend);
    }
}
