package org.millrace.run;

import java.time.Instant;
import org.millrace.platform.Sentence;

/** A run that stands still until somebody decides. */
public record IncidentSummary(
        long id,
        long runId,
        long campaignId,
        String campaign,
        String contact,
        String node,
        String name,
        Sentence error,
        String detail,
        Instant openedAt) {}
