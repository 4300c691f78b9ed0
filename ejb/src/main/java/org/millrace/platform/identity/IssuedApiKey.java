package org.millrace.platform.identity;

/**
 * A new key with its secret, which is shown this once and cannot be read again.
 *
 * @param token to be sent as {@code Authorization: Bearer mlr_…}
 */
public record IssuedApiKey(ApiKey key, String token) {

    @Override
    public String toString() {
        return "IssuedApiKey[" + key + "]";
    }
}
