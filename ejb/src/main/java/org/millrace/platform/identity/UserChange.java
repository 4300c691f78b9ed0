package org.millrace.platform.identity;

/** All that an administrator may change of a user but the password; null leaves a field as it is. */
public record UserChange(String displayName, String email, String role, Boolean disabled) {

    Account on(Account before) {
        return new Account(
                before.id(),
                before.tenant(),
                before.username(),
                displayName == null ? before.displayName() : displayName,
                email == null ? before.email() : email,
                role == null ? before.role() : role,
                before.passwordHash(),
                before.lockedUntil(),
                before.credentialsEpoch(),
                disabled == null ? before.disabled() : disabled,
                before.createdAt(),
                before.version());
    }
}
