package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** There is no such thing, or it belongs to another tenant: the two look the same from outside. */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {

    public NotFound(String what, Object id) {
        super("There is no " + what + " \"" + id + "\".");
    }
}
