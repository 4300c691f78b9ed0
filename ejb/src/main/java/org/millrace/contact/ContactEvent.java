package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that is checked and ready to be stored.
 *
 * @param source with externalId the key against doubles, within the tenant
 * @param origin the message it answers; null for what other systems tell
 */
public record ContactEvent(
        long contactId,
        String name,
        Instant occurredAt,
        String source,
        String externalId,
        JsonNode properties,
        Origin origin) {

    /** Names of what comes back from a message. */
    public static final String EMAIL_OPENED = "email_opened";

    public static final String EMAIL_CLICKED = "email_clicked";
    public static final String EMAIL_REPLIED = "email_replied";
    public static final String EMAIL_UNSUBSCRIBED = "email_unsubscribed";

    /**
     * @param machine a proxy or a scanner did it, not a person
     * @param machineReason how that is known; null for a person
     */
    public record Origin(Long campaignId, Long messageId, boolean machine, String machineReason) {}
}
