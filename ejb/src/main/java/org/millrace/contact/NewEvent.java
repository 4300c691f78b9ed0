package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that a contact did, as it comes in.
 *
 * @param contact the contact's external id
 * @param name {@code order_paid}; letters, digits, underscore, dot, hyphen
 * @param occurredAt null = now; at most five minutes ahead of now
 * @param source who says so; with externalId the key against doubles
 * @param externalId the source's own id of the event
 * @param properties a JSON object, may be null
 * @param campaign the id of the campaign that it answers: a reply belongs to one; null where it answers none
 */
public record NewEvent(
        String contact,
        String name,
        Instant occurredAt,
        String source,
        String externalId,
        JsonNode properties,
        Long campaign) {

    /** Of an event that answers no campaign. */
    public NewEvent(
            String contact, String name, Instant occurredAt, String source, String externalId, JsonNode properties) {
        this(contact, name, occurredAt, source, externalId, properties, null);
    }
}
