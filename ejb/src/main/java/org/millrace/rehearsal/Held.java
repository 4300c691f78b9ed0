package org.millrace.rehearsal;

import java.time.OffsetDateTime;

/**
 * A time for which the contact was not let on, or a message not let out.
 *
 * @param zone whose clock says so
 */
public record Held(OffsetDateTime from, OffsetDateTime until, By by, String zone) {

    /** Which rule held it. */
    public enum By {
        /** The step lets only so many pass in a period. */
        PACE,
        /** The step's own sending hours. */
        STEP_HOURS,
        BUSINESS_HOURS,
        QUIET_HOURS,
        HOLIDAY,
        /** The hour at which the contact opens most. */
        BEST_HOUR
    }
}
