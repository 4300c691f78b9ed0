package org.millrace.delivery;

import java.util.Arrays;
import java.util.Optional;

/** What a person, or a report of the relay, says about an uncertain message. */
public enum Resolution {
    /** It was sent. */
    SENT("sent", MessageState.SENT),
    /** It was not sent: send it now. */
    NOT_SENT_RESEND("not-sent-resend", MessageState.READY),
    /** It was not sent and shall not be. */
    FAILED("failed", MessageState.FAILED);

    private final String word;
    private final MessageState state;

    Resolution(String word, MessageState state) {
        this.word = word;
        this.state = state;
    }

    /** As REST says it. */
    public String word() {
        return word;
    }

    MessageState state() {
        return state;
    }

    public static Optional<Resolution> of(String word) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.word.equals(word))
                .findFirst();
    }
}
