package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Fired in the transaction that stored the events, with the new ones alone: what had been stored before is not news. */
public record EventsRecorded(int tenant, List<Recorded> events) {

    /**
     * An event as stored.
     *
     * @param campaignId the campaign that it answers, or null
     * @param machine whether it was a machine's doing, such as a mail scanner's open
     */
    public record Recorded(
            long id,
            long contactId,
            String name,
            Instant occurredAt,
            JsonNode properties,
            Long campaignId,
            boolean machine) {}
}
