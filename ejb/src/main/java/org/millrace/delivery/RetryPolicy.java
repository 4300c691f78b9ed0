package org.millrace.delivery;

import java.time.Duration;
import java.time.Instant;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.mail.WireOutcome;

/**
 * What an outcome on the wire makes of a message. Who puts a mail off may do so for 48 h, asked again after 1, 2, 4 … 60 minutes,
 * spread by a fifth. An outage of the relay is nobody's fault: it costs a message nothing but time.
 */
record RetryPolicy(DueMessage message, Instant now) implements WireOutcome.Cases<Settlement> {

    static final Duration PATIENCE = Duration.ofHours(48);

    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofMinutes(5);
    private static final long LONGEST_MINUTES = 60;

    @Override
    public Settlement accepted(WireOutcome.Accepted outcome) {
        return Settlement.sent(outcome.reply());
    }

    @Override
    public Settlement refused(WireOutcome.Refused outcome) {
        return Settlement.failed(outcome.reply());
    }

    @Override
    public Settlement deferred(WireOutcome.Deferred outcome) {
        Instant since = message.deferredSince() == null ? now : message.deferredSince();
        if (!now.isBefore(since.plus(PATIENCE))) {
            return Settlement.failed("put off for 48 h: " + outcome.reply());
        }
        return Settlement.againAt(now.plus(pause()), true, outcome.reply());
    }

    @Override
    public Settlement notSent(WireOutcome.NotSent outcome) {
        long growing = Math.min(LONGEST_OUTAGE_PAUSE.toSeconds(), AFTER_OUTAGE.toSeconds() * message.nextAttempt());
        return Settlement.againAt(now.plusSeconds(growing), false, outcome.cause());
    }

    @Override
    public Settlement unknown(WireOutcome.Unknown outcome) {
        return Settlement.uncertain(outcome.cause());
    }

    private Duration pause() {
        long minutes = Math.min(LONGEST_MINUTES, 1L << Math.min(message.deferrals(), 6));
        double spread = 0.8 + 0.4 * Math.floorMod(Long.hashCode(message.id() * 0x9E3779B97F4A7C15L), 1_000) / 1_000;
        return Duration.ofMillis((long) (minutes * 60_000 * spread));
    }
}
