package org.millrace.delivery;

import java.time.Instant;

/**
 * What is known after the wire.
 *
 * @param attempt the claim that this belongs to
 * @param subject as it was sent, or null
 * @param lesson what the receiving side taught us beyond this message, or null
 */
record Receipt(long messageId, int attempt, Settlement settlement, String subject, Lesson lesson) {

    static Receipt of(Intent intent, Settlement settlement) {
        return new Receipt(intent.message().id(), intent.message().nextAttempt(), settlement, null, null);
    }

    /** The same with nothing in it that somebody else wrote. */
    Receipt withoutWords() {
        Settlement bare = new Settlement(settlement.state(), settlement.readyAt(), settlement.deferred(), null, null);
        return new Receipt(messageId, attempt, bare, null, null);
    }

    /**
     * What becomes of the message.
     *
     * @param state SENT, FAILED, UNCERTAIN, or READY for another try
     * @param readyAt null unless READY; null then means as before
     * @param deferred whether the receiving side put it off, which it may do for a limited time only
     * @param providerId what the channel answered when it took the message over, or null
     * @param reason why it was not sent or is not known to be, or null
     */
    record Settlement(MessageState state, Instant readyAt, boolean deferred, String providerId, String reason) {

        static Settlement sent(String providerId) {
            return new Settlement(MessageState.SENT, null, false, providerId, null);
        }

        static Settlement failed(String reason) {
            return new Settlement(MessageState.FAILED, null, false, null, reason);
        }

        static Settlement uncertain(String reason) {
            return new Settlement(MessageState.UNCERTAIN, null, false, null, reason);
        }

        static Settlement neverOnTheWire() {
            return againAt(null, false, null);
        }

        static Settlement againAt(Instant readyAt, boolean deferred, String reason) {
            return new Settlement(MessageState.READY, readyAt, deferred, null, reason);
        }
    }
}
