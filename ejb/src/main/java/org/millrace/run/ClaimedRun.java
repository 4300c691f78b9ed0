package org.millrace.run;

import java.time.Instant;

/**
 * A due run under our row lock.
 *
 * @param movedAt when it came to its node
 */
public record ClaimedRun(
        long id,
        int tenant,
        long campaignId,
        long contactId,
        long versionId,
        int nodeNo,
        int visit,
        int shard,
        String variant,
        Instant enteredAt,
        Instant movedAt,
        Stay stay,
        Loops loops) {}
