package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** The caller would overwrite a thing without saying which state of it was seen; the answer is 428. */
@ApplicationException(rollback = true)
public class PreconditionRequired extends RuntimeException {

    private final transient Sentence said;

    public PreconditionRequired(String what) {
        this(Sentence.of(
                "The {0} exists already. Read it, and send its ETag as If-Match with your change.", Sentence.of(what)));
    }

    private PreconditionRequired(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    public Sentence said() {
        return said;
    }
}
