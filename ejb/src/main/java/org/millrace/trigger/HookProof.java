package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millrace.platform.WebhookSecret;

/** Whether a call is from somebody who knows a secret of the address, and fresh. What is wrong with one that is not, nobody is told. */
@Dependent
class HookProof {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final int LONGEST_SIGNATURE = 2_000;

    /** For calls to addresses that there are not: they take as long as others. */
    private static final WebhookSecret NOBODYS = WebhookSecret.fresh();

    private final HookRepository hooks;
    private final HookSettings settings;
    private final Clock clock;

    @Inject
    HookProof(HookRepository hooks, HookSettings settings, Clock clock) {
        this.hooks = hooks;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<StoredHook> check(HookCall call) {
        Instant now = clock.instant();
        Optional<StoredHook> hook = hooks.find(HookToken.hash(call.token()), now);
        List<WebhookSecret> secrets = hook.map(this::secrets).orElse(List.of(NOBODYS));
        return hook.filter(known -> isSigned(call, secrets, now));
    }

    private List<WebhookSecret> secrets(StoredHook hook) {
        return hook.secrets().stream()
                .map(stored -> WebhookSecret.of(settings.sealing().open(StoredHook.label(hook.id()), stored)))
                .toList();
    }

    private static boolean isSigned(HookCall call, List<WebhookSecret> secrets, Instant now) {
        if (call.id() == null
                || !ID.matcher(call.id()).matches()
                || call.timestamp() == null
                || !SECONDS.matcher(call.timestamp()).matches()
                || call.signature() == null
                || call.signature().length() > LONGEST_SIGNATURE) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(call.timestamp()));
        boolean signed = false;
        for (WebhookSecret secret : secrets) {
            signed |= secret.signed(call.signature(), call.id(), at, call.body());
        }
        return signed && Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
