package org.millrace.delivery.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a webhook is called again: ten times in all over some three days, each pause spread by a fifth. */
public final class WebhookSchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    public static final int ATTEMPTS = PAUSES.size() + 1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int STEPS = 1_001;

    private WebhookSchedule() {}

    /**
     * @param failures how often it was called in vain, this time included
     * @param notBefore when the receiver wants to be asked again at the earliest, or null
     * @param seed the message's number: each has its own spread, the same whenever it is asked
     * @return empty when it was called often enough
     */
    public static Optional<Instant> next(int failures, Instant now, Instant notBefore, long seed) {
        if (failures >= ATTEMPTS) {
            return Optional.empty();
        }
        long spread = Math.floorMod((seed * ATTEMPTS + failures) * GOLDEN >>> 32, (long) STEPS);
        double factor = 0.8 + 0.4 * spread / (STEPS - 1);
        Instant next = now.plusMillis((long) (PAUSES.get(failures - 1).toMillis() * factor));
        return Optional.of(notBefore != null && notBefore.isAfter(next) ? notBefore : next);
    }
}
