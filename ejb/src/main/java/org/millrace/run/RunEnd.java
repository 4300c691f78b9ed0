package org.millrace.run;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param kind {@code end}, {@code exit}, {@code cooldown}, {@code handoff}, {@code suppress}, {@code unqualified}, {@code canceled}
 * @param reason may be null
 * @param reenterAfter before then the contact may not enter the campaign again; may be null
 */
public record RunEnd(String kind, String reason, Instant reenterAfter) {

    static RunEnd of(String kind) {
        return new RunEnd(kind, null, null);
    }

    boolean plain() {
        return reason == null && reenterAfter == null;
    }
}
