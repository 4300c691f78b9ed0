package org.millrace.run.mass;

import java.time.Instant;
import org.millrace.run.RunStatus;

/**
 * An act on many runs.
 *
 * @param campaign whose runs
 * @param status only those with this status; null = all that the act can be done with
 * @param node only those that stand at the node with this id
 * @param list only those of the members of the list with this slug
 * @param since only those that entered at this instant or later
 * @param reason for the trail of each
 * @param dryRun only counts
 */
public record BulkRequest(
        BulkAction action,
        long campaign,
        RunStatus status,
        String node,
        String list,
        Instant since,
        String reason,
        boolean dryRun) {}
