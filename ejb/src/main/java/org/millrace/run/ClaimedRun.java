package org.millrace.run;

import java.time.Instant;

/**
 * A due run under our row lock.
 *
 * @param resumed whether the node had it wait and the wait is over
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
        boolean resumed,
        int shard,
        String variant,
        Instant enteredAt,
        Instant movedAt) {}
