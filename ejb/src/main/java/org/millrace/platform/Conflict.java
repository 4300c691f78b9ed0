package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** The request is well formed, but the present state of the thing refuses it. Subclasses name the rule. */
@ApplicationException(rollback = true)
public class Conflict extends RuntimeException {

    public Conflict(String message) {
        super(message);
    }
}
