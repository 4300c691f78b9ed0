package org.millrace.delivery;

import java.time.Instant;

/**
 * How an account that messages leave by has fared lately.
 *
 * @param name null for the server's own mail session
 * @param disabled why nothing leaves by it any more; null while something does
 * @param failures its failures among the thousand latest of the tenant, of the last 24 hours
 * @param lastReason what the latest of them said; null when there is none
 * @param lastAt when that message was made
 */
public record ProviderHealth(
        String name, String channel, String disabled, long failures, String lastReason, Instant lastAt) {

    public boolean well() {
        return disabled == null && failures == 0;
    }
}
