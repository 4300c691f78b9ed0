package org.millrace.platform.identity;

import java.time.Instant;
import java.util.Optional;
import org.millrace.platform.Caller;

/** A row of user_account; it never leaves this package because of the hash. */
record Account(
        long id,
        int tenant,
        String username,
        String displayName,
        String email,
        String role,
        String passwordHash,
        Instant lockedUntil,
        int credentialsEpoch,
        boolean disabled,
        Instant createdAt,
        int version) {

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    Caller caller() {
        return new Caller(tenant, username);
    }

    SignedIn signedIn() {
        return new SignedIn(tenant, username, role, id, credentialsEpoch);
    }

    User user(Instant now) {
        return new User(
                id,
                username,
                displayName,
                Optional.ofNullable(email),
                role,
                disabled,
                lockedAt(now) ? Optional.of(lockedUntil) : Optional.empty(),
                createdAt,
                version);
    }
}
