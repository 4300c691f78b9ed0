package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event of a contact.
 *
 * @param campaignId the campaign whose message it answers; null for what other systems tell
 * @param machine a proxy or a scanner did it, not a person
 */
public record StoredEvent(
        long id,
        String name,
        Instant occurredAt,
        Instant receivedAt,
        String source,
        String externalId,
        JsonNode properties,
        Long campaignId,
        boolean machine) {}
