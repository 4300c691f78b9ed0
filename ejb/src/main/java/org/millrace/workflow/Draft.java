package org.millrace.workflow;

/**
 * A draft as stored.
 *
 * @param document canonical JSON
 * @param version the ETag
 */
public record Draft(String slug, String document, int version) {}
