package org.millrace.platform;

import jakarta.ejb.ApplicationException;

/** There is no such thing, or it belongs to another tenant: the two look the same from outside. */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {

    private final transient Sentence said;

    /** @param what what kind of thing, in English: a word of the wordings */
    public NotFound(String what, Object id) {
        this(Sentence.of("There is no {0} \"{1}\".", Sentence.of(what), id));
    }

    private NotFound(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    public Sentence said() {
        return said;
    }
}
