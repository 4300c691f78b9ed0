package org.millrace.run.why;

import org.millrace.run.RunStatus;

/** Where a run is that is walked again. */
public record ReplayedRun(
        long id, long campaignId, long contactId, long versionId, int nodeNo, int visit, RunStatus status) {}
