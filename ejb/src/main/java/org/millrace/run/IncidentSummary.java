package org.millrace.run;

import java.time.Instant;

/** A run that stands still until somebody decides. */
public record IncidentSummary(
        long id,
        long runId,
        long campaignId,
        String campaign,
        String contact,
        String node,
        String error,
        String detail,
        Instant openedAt) {}
