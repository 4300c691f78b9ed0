package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the thing since the caller read it; the answer is 412 with the present ETag. */
@ApplicationException(rollback = true)
public class StaleVersion extends RuntimeException {

    private final String present;
    private final transient Sentence said;

    public StaleVersion(String what, String present) {
        this(
                Sentence.of(
                        "The {0} was changed by somebody else in the meantime. Read it again and repeat your change.",
                        Sentence.of(what)),
                present);
    }

    private StaleVersion(Sentence said, String present) {
        super(said.toString());
        this.said = said;
        this.present = present;
    }

    public Sentence said() {
        return said;
    }

    public String present() {
        return present;
    }
}
