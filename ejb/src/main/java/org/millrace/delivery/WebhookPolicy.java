package org.millrace.delivery;

import java.time.Instant;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.webhook.WebhookOutcome;
import org.millrace.delivery.webhook.WebhookSchedule;

/** What the outcome of a call makes of its message. A call in vain counts as a deferral; one that was not tried costs a few seconds. */
record WebhookPolicy(DueMessage message, Instant now) {

    private static final long SECONDS_AFTER_NOT_TRIED = 5;

    Settlement after(WebhookOutcome outcome) {
        return switch (outcome.kind()) {
            case DELIVERED -> Settlement.sent(outcome.said());
            case GONE -> Settlement.failed("The receiver wants no more of it: " + outcome.said());
            case FAILED -> failed(outcome);
            case REFUSED -> Settlement.failed(outcome.said());
            case NOT_TRIED -> Settlement.againAt(now.plusSeconds(SECONDS_AFTER_NOT_TRIED), false, outcome.said());
        };
    }

    private Settlement failed(WebhookOutcome outcome) {
        return WebhookSchedule.next(message.deferrals() + 1, now, outcome.notBefore(), message.id())
                .map(at -> Settlement.againAt(at, true, outcome.said()))
                .orElseGet(() ->
                        Settlement.failed("Called " + WebhookSchedule.ATTEMPTS + " times in vain: " + outcome.said()));
    }
}
