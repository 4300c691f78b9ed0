package org.millrace.workflow;

import java.time.Instant;

/**
 * A workflow in a list.
 *
 * @param publishedNo the version that new runs start on; null while nothing is published
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
        int version) {}
