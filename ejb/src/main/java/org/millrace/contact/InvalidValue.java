package org.millrace.contact;

import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** A single value that a contact cannot have. Made by the million in a bad import, so it carries no stack trace. */
public class InvalidValue extends Exception {

    private final transient Sentence what;
    private final transient Sentence mend;

    public InvalidValue(Sentence what, Sentence mend) {
        super(what.toString(), null, false, false);
        this.what = what;
        this.mend = mend;
    }

    public Violation at(String where) {
        return new Violation(where, what, mend);
    }

    public Sentence what() {
        return what;
    }

    public Sentence mend() {
        return mend;
    }
}
