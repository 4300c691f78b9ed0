package org.millrace.delivery.mail;

/** There is no connection to the relay; nothing was claimed and nothing was sent. */
public final class RelayUnavailable extends RuntimeException {

    RelayUnavailable(Exception cause) {
        super("The mail relay is unavailable: " + Texts.line(cause.getMessage()), cause);
    }
}
