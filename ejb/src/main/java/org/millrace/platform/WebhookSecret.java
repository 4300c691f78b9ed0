package org.millrace.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a webhook that is signed as Standard Webhooks says: HMAC-SHA256 over {@code id.timestamp.body}, written as
 * {@code v1,} and base64. Written out, the secret is {@code whsec_} and base64.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int BYTES = 32;
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key.clone();
    }

    public static WebhookSecret fresh() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key);
    }

    /** @throws IllegalArgumentException when it is not written as one, or has fewer than 24 or more than 64 bytes */
    public static WebhookSecret parse(String written) {
        if (!written.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A webhook's secret begins with " + PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(written.substring(PREFIX.length()));
        if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A webhook's secret has " + FEWEST_BYTES + " to " + MOST_BYTES + " bytes");
        }
        return new WebhookSecret(key);
    }

    public String written() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    public byte[] key() {
        return key.clone();
    }

    /** One entry of the header {@code webhook-signature}. */
    public String sign(String id, Instant timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(mac(id, timestamp, body));
    }

    /** @param header the header {@code webhook-signature}: entries with a space between them; one that fits is enough */
    public boolean signed(String header, String id, Instant timestamp, byte[] body) {
        byte[] wanted = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (String entry : header.split(" ")) {
            fits |= MessageDigest.isEqual(wanted, entry.getBytes(StandardCharsets.US_ASCII));
        }
        return fits;
    }

    private byte[] mac(String id, Instant timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
