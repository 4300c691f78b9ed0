package org.millrace.audience;

import java.time.Instant;

/**
 * A contact in an audience.
 *
 * @param addedAt when it joined a list; null in a segment
 */
public record Member(long id, String externalId, String email, String firstName, String lastName, Instant addedAt) {}
