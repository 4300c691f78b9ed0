package org.millrace.delivery.webhook;

import org.millrace.platform.Sentence;

/** An address that Millrace does not call; the message says why, as the end of a sentence that begins with the address. */
public final class UnsafeUrl extends RuntimeException {

    private final transient Sentence why;

    UnsafeUrl(Sentence why) {
        super(why.toString());
        this.why = why;
    }

    public Sentence why() {
        return why;
    }
}
