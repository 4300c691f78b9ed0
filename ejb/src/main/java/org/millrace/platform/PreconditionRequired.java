package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** The caller would overwrite a thing without saying which state of it was seen; the answer is 428. */
@ApplicationException(rollback = true)
public class PreconditionRequired extends RuntimeException {

    public PreconditionRequired(String what) {
        super("The " + what + " exists already. Read it, and send its ETag as If-Match with your change.");
    }
}
