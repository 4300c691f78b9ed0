package org.millrace.platform.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A key by which a system calls in.
 *
 * @param prefix the readable part of the secret, to tell keys apart
 * @param lastUsedAt to five minutes
 */
public record ApiKey(
        long id,
        String name,
        String role,
        String prefix,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {}
