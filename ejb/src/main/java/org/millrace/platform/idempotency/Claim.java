package org.millrace.platform.idempotency;

import java.util.Optional;

/**
 * What is known about a request before it is executed.
 *
 * @param answer present when it was executed before
 */
public record Claim(State state, Optional<StoredAnswer> answer) {

    /** Whether to execute, to repeat an answer, or to refuse. */
    public enum State {
        FRESH,
        IN_FLIGHT,
        OTHER_REQUEST,
        ANSWERED
    }

    static Claim of(State state) {
        return new Claim(state, Optional.empty());
    }

    static Claim answered(StoredAnswer answer) {
        return new Claim(State.ANSWERED, Optional.of(answer));
    }
}
