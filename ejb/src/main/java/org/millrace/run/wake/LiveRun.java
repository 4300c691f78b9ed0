package org.millrace.run.wake;

import java.time.Instant;

/**
 * A run under our row lock that news may concern.
 *
 * @param waitsForEvent whether its node has it wait for an event
 */
public record LiveRun(
        long id,
        long campaignId,
        long contactId,
        long versionId,
        int nodeNo,
        boolean waitsForEvent,
        Instant enteredAt) {}
