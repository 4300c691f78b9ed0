package org.millrace.run;

import java.time.Instant;

/**
 * A question to a person on which a run waits.
 *
 * @param assignee who shall decide, for people to filter by; may be null
 * @param deadline when the run goes on without an answer; null = never
 */
public record NewApproval(
        int tenant,
        long campaignId,
        long runId,
        long contactId,
        int nodeNo,
        int visit,
        String question,
        String assignee,
        Instant deadline) {}
