package org.millrace.delivery.webhook;

/** An address that Millrace does not call; the message says why, as the end of a sentence that begins with the address. */
public final class UnsafeUrl extends RuntimeException {

    UnsafeUrl(String why) {
        super(why);
    }
}
