package org.millrace.delivery.tracking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens: message, link and 144 bits of HMAC-SHA256 over both and the purpose, in 46 characters of base64url. One byte form per token:
 * whatever decodes to the same bytes in another spelling is refused.
 */
public final class TrackingTokens {

    private static final int MAC_BYTES = 18;
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int SHORTEST_SECRET = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    public TrackingTokens(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("millrace.secret has fewer than " + SHORTEST_SECRET + " characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String issue(Purpose purpose, Subject subject) {
        byte[] ids = subject.bytes();
        return ENCODER.encodeToString(ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .put(ids)
                .put(mac(purpose, ids))
                .array());
    }

    /** Empty for everything that we did not make for this purpose. */
    Optional<Subject> read(Purpose purpose, String token) {
        return decoded(token).flatMap(bytes -> {
            byte[] ids = Arrays.copyOf(bytes, ID_BYTES);
            byte[] signature = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
            return MessageDigest.isEqual(signature, mac(purpose, ids))
                    ? Optional.of(Subject.of(ids))
                    : Optional.empty();
        });
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
            boolean ours = bytes.length == ID_BYTES + MAC_BYTES
                    && ENCODER.encodeToString(bytes).equals(token);
            return ours ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(Purpose purpose, byte[] ids) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(ids), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a token names.
     *
     * @param linkId 0 where there is no link
     */
    record Subject(long messageId, long linkId) {

        static Subject of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Subject(buffer.getLong(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(ID_BYTES)
                    .putLong(messageId)
                    .putLong(linkId)
                    .array();
        }
    }
}
