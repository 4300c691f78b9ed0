package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** The request is well formed, but the present state of the thing refuses it. Subclasses name the rule. */
@ApplicationException(rollback = true)
public class Conflict extends RuntimeException {

    private final transient Sentence said;

    public Conflict(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    public Sentence said() {
        return said;
    }
}
