package org.millrace.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of an API key: {@code mlr_<prefix>_<secret>}. The prefix is kept readable so that people can tell keys apart; of
 * the whole only a SHA-256 is kept, which is enough for 256 random bits.
 */
record KeyToken(String prefix, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyToken random() {
        String prefix = hex(4);
        return new KeyToken(prefix, "mlr_" + prefix + "_" + hex(32));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "mlr_" + prefix + "_…";
    }
}
