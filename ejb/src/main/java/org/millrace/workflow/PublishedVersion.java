package org.millrace.workflow;

import java.time.Instant;

/**
 * A version that never changes any more.
 *
 * @param id the key that runs are pinned to
 * @param no counts from 1 within the workflow
 * @param publishedBy the user's or key's name
 */
public record PublishedVersion(long id, long workflowId, int no, Instant publishedAt, String publishedBy) {}
