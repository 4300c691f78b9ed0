package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.WebhookSecret;

/** The accounts of the caller's tenant that messages leave by. */
@Stateless
public class Providers {

    /** For so long the secret before a change signs too, so that the receiver can change over without losing a call. */
    public static final Duration FORMER_SIGNS = Duration.ofHours(24);

    private static final String PROVIDER = "provider";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final ProviderRepository providers;
    private final WebhookSettings settings;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Providers() {
        this(null, null, null, null, null);
    }

    @Inject
    Providers(
            ProviderRepository providers,
            WebhookSettings settings,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.providers = providers;
        this.settings = settings;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** By name. Addresses that steps named themselves are among them. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public List<ProviderDetails> list() {
        return providers.list(callers.tenant());
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public ProviderDetails get(String name) {
        return providers.find(callers.tenant(), name).orElseThrow(() -> new NotFound(PROVIDER, name));
    }

    /** Creates the provider, or replaces what is known of it; what it takes over, no other has any more. */
    @RolesAllowed(Roles.ADMIN)
    public SavedProvider save(String name, ProviderDraft written, IfMatch seen) {
        ProviderDraft draft = written.completed(settings.destinations());
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "name", Sentence.of("is no name"), Sentence.of("Use lower-case letters, digits and hyphens."));
        }
        Optional<ProviderDetails> known = providers.lock(callers.tenant(), name);
        seen.check(PROVIDER, known.map(ProviderDetails::version).orElse(null));
        known.filter(before -> !before.channel().equals(draft.channel())).ifPresent(before -> {
            throw new Conflict(
                    Sentence.of("The provider \"{0}\" is one for {1} and stays one.", name, before.channel()));
        });
        refuseTaken(name, draft.url());
        WebhookSecret secret = secret(draft, known);
        providers.save(callers.tenant(), name, draft, sealed(secret), clock.instant());
        ProviderDetails after = get(name);
        record(known.isPresent() ? "provider.saved" : "provider.created", name, known.orElse(null), after);
        return new SavedProvider(after, secret == null ? null : secret.written(), known.isEmpty());
    }

    /** A receiver knows one secret for an address, so the address is one sender's alone. */
    private void refuseTaken(String name, String url) {
        providers.list(callers.tenant()).stream()
                .filter(other ->
                        url != null && url.equals(other.url()) && !other.name().equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidInput(
                            "url",
                            Sentence.of("The provider \"{0}\" calls this address already.", other.name()),
                            Sentence.of("Change that one, or delete it first."));
                });
    }

    /** Another address gets a secret of its own: whoever had the one before must not be able to sign for it. */
    private static WebhookSecret secret(ProviderDraft draft, Optional<ProviderDetails> known) {
        boolean same = known.isPresent()
                && draft.url() != null
                && draft.url().equals(known.get().url());
        return draft.url() == null || same ? null : WebhookSecret.fresh();
    }

    /** @return with the new secret, the one time that it is told; the former one signs too for a day */
    @RolesAllowed(Roles.ADMIN)
    public SavedProvider changeSecret(String name) {
        ProviderDetails before = providers.lock(callers.tenant(), name).orElseThrow(() -> new NotFound(PROVIDER, name));
        if (before.url() == null) {
            throw new Conflict(Sentence.of("The provider \"{0}\" is no webhook and has no secret.", name));
        }
        WebhookSecret secret = WebhookSecret.fresh();
        Instant until = clock.instant().plus(FORMER_SIGNS);
        providers.changeSecret(callers.tenant(), name, sealed(secret), until);
        ProviderDetails after = get(name);
        record("provider.secret-changed", name, before, after);
        return new SavedProvider(after, secret.written(), false);
    }

    /** Something may leave by it again; what failed meanwhile stays failed. */
    @RolesAllowed(Roles.ADMIN)
    public ProviderDetails enable(String name) {
        ProviderDetails before = providers.lock(callers.tenant(), name).orElseThrow(() -> new NotFound(PROVIDER, name));
        providers.enable(callers.tenant(), name);
        ProviderDetails after = get(name);
        record("provider.enabled", name, before, after);
        return after;
    }

    /** Messages whose step names it fail from now on; all others find another way. */
    @RolesAllowed(Roles.ADMIN)
    public void delete(String name, IfMatch seen) {
        ProviderDetails before = providers.lock(callers.tenant(), name).orElseThrow(() -> new NotFound(PROVIDER, name));
        seen.checkIfGiven(PROVIDER, before.version());
        providers.delete(callers.tenant(), name);
        record("provider.deleted", name, before, null);
    }

    private byte[] sealed(WebhookSecret secret) {
        return secret == null ? null : settings.sealing().seal(Provider.Secrets.LABEL, secret.key());
    }

    private void record(String action, String name, ProviderDetails before, ProviderDetails after) {
        audit.record(callers.caller(), action, new AuditTrail.Subject(PROVIDER, name), before, after);
    }
}
