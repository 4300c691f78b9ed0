package org.millrace.campaign;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What keeps a message from going out now.
 *
 * @param until when it may go; null = never
 * @param zone whose clock says so
 */
public record SendHold(By by, Instant until, ZoneId zone) {

    /** Which rule. */
    public enum By {
        QUIET_HOURS("quiet hours"),
        HOLIDAY("a holiday"),
        BUSINESS_HOURS("outside the business hours"),
        STEP_HOURS("outside the step's sending hours"),
        NEVER_OPEN("the calendar leaves no minute open");

        private final String words;

        By(String words) {
            this.words = words;
        }

        /** As a person reads it. */
        public String words() {
            return words;
        }
    }

    /** For the message: {@code closed in Europe/Berlin: quiet hours}. */
    String reason() {
        return until == null ? by.words : "closed in " + zone + ": " + by.words;
    }
}
