package org.millrace.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One change on record.
 *
 * @param actor a user's name, {@code key/<name>} for an API key, or the engine
 * @param action a verb: {@code campaign.activated}
 * @param before null when the thing was new
 * @param after null when the thing was removed
 */
public record AuditRecord(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        JsonNode before,
        JsonNode after) {}
