package org.millrace.delivery;

import java.time.Instant;
import java.util.Optional;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.webhook.WebhookOutcome;
import org.millrace.delivery.webhook.WebhookSchedule;

/** What the outcome of a call makes of its message. A call in vain counts as a deferral; one that was not tried costs a few seconds. */
record WebhookPolicy(DueMessage message, Instant now) implements WebhookOutcome.Cases<Settlement> {

    private static final long SECONDS_AFTER_NOT_TRIED = 5;

    @Override
    public Settlement delivered(WebhookOutcome.Delivered outcome) {
        return Settlement.sent(outcome.status());
    }

    @Override
    public Settlement gone(WebhookOutcome.Gone outcome) {
        return Settlement.failed("The receiver wants no more of it: " + outcome.status());
    }

    @Override
    public Settlement failed(WebhookOutcome.Failed outcome) {
        Optional<Instant> next = WebhookSchedule.next(message.deferrals() + 1, now, outcome.notBefore(), message.id());
        return next.map(at -> Settlement.againAt(at, true, outcome.reason()))
                .orElseGet(() -> Settlement.failed(
                        "Called " + WebhookSchedule.ATTEMPTS + " times in vain: " + outcome.reason()));
    }

    @Override
    public Settlement refused(WebhookOutcome.Refused outcome) {
        return Settlement.failed(outcome.reason());
    }

    @Override
    public Settlement notTried(WebhookOutcome.NotTried outcome) {
        return Settlement.againAt(now.plusSeconds(SECONDS_AFTER_NOT_TRIED), false, outcome.reason());
    }
}
