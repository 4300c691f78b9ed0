package org.millrace.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords and remembers for a while which were right, so that Basic does not pay for PBKDF2 on each request. Only a
 * keyed digest over account, password and stored hash is kept, in memory: a changed password has another hash and is not found.
 */
@ApplicationScoped
public class PasswordCheck {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final byte[] key = new byte[32];
    private final Map<String, Instant> untilByDigest = new ConcurrentHashMap<>();
    private final Passwords passwords;
    private final Clock clock;

    protected PasswordCheck() {
        this(null, null);
    }

    @Inject
    PasswordCheck(Passwords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    boolean remembers(Account account, String password) {
        Instant until = untilByDigest.get(digest(account, password));
        return until != null && clock.instant().isBefore(until);
    }

    void remember(Account account, String password) {
        Instant now = clock.instant();
        if (untilByDigest.size() >= MOST) {
            untilByDigest.values().removeIf(until -> !now.isBefore(until));
        }
        if (untilByDigest.size() < MOST) {
            untilByDigest.put(digest(account, password), now.plus(LIFETIME));
        }
    }

    boolean matches(Account account, String password) {
        return passwords.matches(password, account.passwordHash());
    }

    void spendTheSameTime(String password) {
        passwords.spendTheSameTime(password);
    }

    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((account.id() + "\0" + account.passwordHash() + "\0").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
