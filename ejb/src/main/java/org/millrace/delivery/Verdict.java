package org.millrace.delivery;

import java.time.Instant;

/**
 * What becomes of a due message that is not put on the wire now.
 *
 * @param state SKIPPED, FAILED, HELD, or READY for later
 * @param readyAt when to look again; null unless READY
 */
public record Verdict(long messageId, MessageState state, Instant readyAt, String reason) {

    static Verdict skipped(long messageId, String reason) {
        return new Verdict(messageId, MessageState.SKIPPED, null, reason);
    }
}
