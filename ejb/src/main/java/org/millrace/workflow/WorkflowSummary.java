package org.millrace.workflow;

import java.time.Instant;

/**
 * A workflow in a list.
 *
 * @param publishedNo the version that new runs start on; null while nothing is published
 * @param updatedBy who changed the draft last; null when that is not known
 * @param version counts the changes: the draft's ETag
 */
public record WorkflowSummary(
        long id,
        String slug,
        String name,
        String description,
        Integer publishedNo,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        int version) {}
