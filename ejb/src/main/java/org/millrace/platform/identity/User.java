package org.millrace.platform.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who may sign in.
 *
 * @param role one of admin, marketer, analyst, integration
 * @param lockedUntil present while too many wrong passwords keep the account shut
 * @param version what the ETag carries
 */
public record User(
        long id,
        String username,
        String displayName,
        Optional<String> email,
        String role,
        boolean disabled,
        Optional<Instant> lockedUntil,
        Instant createdAt,
        int version) {}
