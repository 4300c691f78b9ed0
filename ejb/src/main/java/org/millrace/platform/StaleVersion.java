package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the thing since the caller read it; the answer is 412 with the present ETag. */
@ApplicationException(rollback = true)
public class StaleVersion extends RuntimeException {

    private final String present;

    public StaleVersion(String what, String present) {
        super("The " + what + " was changed by somebody else in the meantime. Read it again and repeat your change.");
        this.present = present;
    }

    public String present() {
        return present;
    }
}
