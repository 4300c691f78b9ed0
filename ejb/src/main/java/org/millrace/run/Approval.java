package org.millrace.run;

import java.time.Instant;

/**
 * A question to a person, and the answer.
 *
 * @param contact the contact's external id; null when the contact was erased
 * @param node the node's id in the workflow
 * @param assignee who shall decide; null = anybody
 * @param deadline when the run goes on without an answer; null = never
 * @param open whether the run still waits for the answer
 * @param decision {@code APPROVED} or {@code REJECTED}; null while nobody has decided
 */
public record Approval(
        long id,
        long campaignId,
        String campaign,
        long runId,
        String contact,
        String node,
        String question,
        String assignee,
        Instant askedAt,
        Instant deadline,
        boolean open,
        Decision decision,
        Instant decidedAt,
        String decidedBy,
        String comment) {

    /** What a person may answer. */
    public enum Decision {
        APPROVED(Signal.APPROVED),
        REJECTED(Signal.REJECTED);

        private final String signal;

        Decision(String signal) {
            this.signal = signal;
        }

        String signal() {
            return signal;
        }
    }
}
