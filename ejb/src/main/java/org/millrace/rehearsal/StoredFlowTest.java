package org.millrace.rehearsal;

import java.time.Instant;

/**
 * A flow test of a workflow.
 *
 * @param name by which it is addressed, unique in its workflow
 * @param document the test as its author wrote it
 */
public record StoredFlowTest(String name, String document, String updatedBy, Instant updatedAt) {}
