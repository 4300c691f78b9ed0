package org.millrace.platform.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.millrace.platform.Sha256;

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
        return Sha256.of(token);
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
