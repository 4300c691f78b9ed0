package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that a workflow's step fires for a contact. Run, node and visit are its key: however often the step is done again, it
 * is one event.
 *
 * @param properties a JSON object, may be null
 */
public record FiredEvent(
        int tenant,
        long contactId,
        long campaignId,
        long runId,
        int nodeNo,
        int visit,
        String name,
        JsonNode properties) {

    /** The source of the events that workflows fire. */
    public static final String SOURCE = "flow";

    /** The key of the event in its source. */
    public String externalId() {
        return runId + ":" + nodeNo + ":" + visit;
    }
}
