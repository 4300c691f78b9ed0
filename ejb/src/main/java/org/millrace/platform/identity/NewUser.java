package org.millrace.platform.identity;

/**
 * @param username unique over all tenants: lower-case letters, digits, {@code . _ -} and {@code @}; example {@code maria}
 * @param password at least 12 characters, at most 256
 */
public record NewUser(String username, String displayName, String email, String role, String password) {

    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
