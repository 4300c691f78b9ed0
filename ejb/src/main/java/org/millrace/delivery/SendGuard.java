package org.millrace.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A rule that may hold a message back. Asked for a whole window, inside the transaction that commits the sends' intents: what it
 * must see unchanged until then it locks. Capabilities above delivery contribute by being a CDI bean of this type.
 */
public interface SendGuard {

    /** Refusals by message id; a message that is not in the answer may go. */
    Map<Long, Refusal> refuse(List<Candidate> window, Instant now);

    /** A message that is about to be sent. */
    record Candidate(
            long messageId, int tenant, long campaignId, long runId, long contactId, String channel, String topic) {

        /** A call to another system is no message to the contact: it may be what tells that system of an opt-out. */
        public boolean reachesThePerson() {
            return !WebhookChannel.WORD.equals(channel);
        }
    }

    /** Why a message does not go now. */
    sealed interface Refusal {

        /** What becomes of the message. */
        Verdict verdict(long messageId);

        /** Never: the message ends as SKIPPED with this reason. */
        record Skip(String reason) implements Refusal {
            @Override
            public Verdict verdict(long messageId) {
                return new Verdict(messageId, MessageState.SKIPPED, null, reason);
            }
        }

        /** Not while its campaign stands still: the message leaves the index of what is due. Whoever holds it releases it. */
        record Hold(String reason) implements Refusal {
            @Override
            public Verdict verdict(long messageId) {
                return new Verdict(messageId, MessageState.HELD, null, reason);
            }
        }

        /** Not before that instant. */
        record Postpone(Instant until, String reason) implements Refusal {
            @Override
            public Verdict verdict(long messageId) {
                return new Verdict(messageId, MessageState.READY, until, reason);
            }
        }
    }
}
