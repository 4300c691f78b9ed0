package org.millrace.run;

import java.time.Instant;

/** A line of a run's trail; port, until and reason may be null. */
public record StepLogEntry(
        int tenant,
        long runId,
        int nodeNo,
        int visit,
        Instant at,
        StepLogOutcome outcome,
        String port,
        Instant until,
        String reason) {}
