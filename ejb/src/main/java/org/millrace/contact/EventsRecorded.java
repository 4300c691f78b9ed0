package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Fired in the transaction that stored the events, with the new ones alone: what had been stored before is not news. */
public record EventsRecorded(int tenant, List<Recorded> events) {

    /** An event as stored. */
    public record Recorded(
            long id, long contactId, String name, Instant occurredAt, JsonNode properties, Long campaignId) {}
}
