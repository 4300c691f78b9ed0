package org.millrace.platform.web;

import java.io.IOException;

/** The body is longer than what the address takes. */
class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1;

    BodyTooLarge(long most) {
        super("A request may have at most " + most + " bytes here. Send less at a time.");
    }
}
