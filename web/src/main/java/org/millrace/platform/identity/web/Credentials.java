package org.millrace.platform.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.millrace.platform.identity.SignIns;
import org.millrace.platform.identity.SignedIn;

/** The header {@code Authorization}: Basic with a user's name and password, or Bearer with an API key. */
record Credentials(String scheme, String value) {

    static Credentials of(String header) {
        String[] parts = header.strip().split("\\s+", 2);
        return new Credentials(parts[0], parts.length == 2 ? parts[1] : "");
    }

    Optional<SignedIn> check(SignIns signIns) {
        if (scheme.equalsIgnoreCase("Bearer")) {
            return signIns.withKey(value);
        }
        return scheme.equalsIgnoreCase("Basic") ? basic(signIns) : Optional.empty();
    }

    private Optional<SignedIn> basic(SignIns signIns) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : signIns.withPassword(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return scheme;
    }
}
