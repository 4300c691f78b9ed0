package org.millrace.delivery.web;

import org.millrace.delivery.Resolution;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Reads the word of a request. */
final class Resolutions {

    private Resolutions() {}

    static Resolution of(String word) {
        return Resolution.of(word)
                .orElseThrow(() -> new InvalidInput(
                        "resolution",
                        Sentence.of("\"{0}\" is not known.", word),
                        Sentence.of("Say sent, not-sent-resend or failed.")));
    }
}
