package org.millrace.trigger;

import java.security.SecureRandom;
import java.util.Base64;
import org.millrace.platform.Sha256;

/** The part of an address that nobody guesses: 256 random bits. Only its hash is stored. */
final class HookToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HookToken() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
