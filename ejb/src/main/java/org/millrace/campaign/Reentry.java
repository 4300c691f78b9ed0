package org.millrace.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * The rule of re-entry: {@code {"policy": "LIMITED", "limit": 3, "window": "P30D"}}. Whatever it says, an exit with a cooldown keeps
 * the contact out until the cooldown is over, and a business key has one run.
 *
 * @param policy left out = NEVER
 * @param limit with LIMITED: how many entries at most within the window, 1 to 1,000
 * @param window with LIMITED: ISO 8601, P30D, or seconds; at most ten years
 */
public record Reentry(ReentryPolicy policy, Integer limit, Duration window) {

    public static final Reentry NEVER = new Reentry(ReentryPolicy.NEVER, null, null);

    public Reentry {
        policy = policy == null ? ReentryPolicy.NEVER : policy;
    }

    public static Reentry of(ReentryPolicy policy) {
        return new Reentry(policy, null, null);
    }

    public static Reentry limited(int limit, Duration window) {
        return new Reentry(ReentryPolicy.LIMITED, limit, window);
    }

    public boolean never() {
        return policy == ReentryPolicy.NEVER;
    }

    /** Entries before this no longer count. */
    public Instant since(Instant now) {
        return window == null ? Instant.EPOCH : now.minus(window);
    }
}
