package org.millrace.workflow;

import java.time.Instant;
import java.util.List;

/**
 * New runs start on this version from now on; fired in the transaction that publishes, under the workflow's lock.
 *
 * @param choices for campaigns whose runs shall not simply stay; may be empty
 */
public record WorkflowPublished(
        int tenant, long workflowId, long versionId, List<PublishChoice> choices, String by, Instant at) {}
