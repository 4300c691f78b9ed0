package org.millrace.delivery;

import java.time.Instant;

/**
 * How an account that messages leave by has fared lately. Failures are counted among the thousand latest of the tenant, what is put
 * off among the thousand that are tried next.
 *
 * @param name null for the server's own mail session
 * @param url where it calls; null for mail
 * @param disabled why nothing leaves by it any more; null while something does
 * @param failures its failures of the last 24 hours
 * @param putOff its messages that were tried in vain and wait to be tried again; not those that wait for the hours of their campaign,
 *     that a person has sent again, or that the end of a process left
 * @param lastReason what the latest failure said, else what was said when one was put off the last time; null when there is none
 * @param lastAt when the latest message that failed was made
 */
public record ProviderHealth(
        String name,
        String channel,
        String url,
        String disabled,
        long failures,
        long putOff,
        String lastReason,
        Instant lastAt) {

    public boolean well() {
        return disabled == null && failures == 0 && putOff == 0;
    }
}
