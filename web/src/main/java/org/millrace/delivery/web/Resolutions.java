package org.millrace.delivery.web;

import org.millrace.delivery.Resolution;
import org.millrace.platform.InvalidInput;

/** Reads the word of a request. */
final class Resolutions {

    private Resolutions() {}

    static Resolution of(String word) {
        return Resolution.of(word)
                .orElseThrow(() -> new InvalidInput(
                        "resolution", "\"" + word + "\" is not known", "Say sent, not-sent-resend or failed."));
    }
}
