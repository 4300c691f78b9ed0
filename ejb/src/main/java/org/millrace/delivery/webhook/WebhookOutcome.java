package org.millrace.delivery.webhook;

import java.time.Instant;

/**
 * What is known after a webhook was called. It may always be called again: the receiver knows the id.
 *
 * @param said the status of the answer, or why there was none
 * @param notBefore when the receiver wants to be asked again at the earliest, or null
 */
public record WebhookOutcome(Kind kind, String said, Instant notBefore) {

    static WebhookOutcome delivered(String status) {
        return new WebhookOutcome(Kind.DELIVERED, status, null);
    }

    static WebhookOutcome gone(String status) {
        return new WebhookOutcome(Kind.GONE, status, null);
    }

    static WebhookOutcome failed(String reason, Instant notBefore) {
        return new WebhookOutcome(Kind.FAILED, reason, notBefore);
    }

    static WebhookOutcome refused(String reason) {
        return new WebhookOutcome(Kind.REFUSED, reason, null);
    }

    static WebhookOutcome notTried(String reason) {
        return new WebhookOutcome(Kind.NOT_TRIED, reason, null);
    }

    /** What the receiver said when it wants no more calls; null when it said no such thing. */
    public String refusal() {
        return kind == Kind.GONE ? said : null;
    }

    /** What became of a call. */
    public enum Kind {
        /** The receiver took it: 2xx. */
        DELIVERED,
        /** The receiver wants no more of it: 410. */
        GONE,
        /** Another answer, or none. */
        FAILED,
        /** Millrace does not call this address, now or ever. */
        REFUSED,
        /** It was not tried, which is nobody's fault. */
        NOT_TRIED
    }
}
