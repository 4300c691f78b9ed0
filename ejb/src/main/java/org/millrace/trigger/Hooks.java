package org.millrace.trigger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.WebhookSecret;

/** The addresses of campaigns for calls from outside. Address and secret are shown when they are made and never again. */
@Stateless
public class Hooks {

    static final int MOST_HOURS = 168;

    private final HookRepository hooks;
    private final HookSettings settings;
    private final Campaigns campaigns;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    protected Hooks() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Hooks(
            HookRepository hooks,
            HookSettings settings,
            Campaigns campaigns,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.hooks = hooks;
        this.settings = settings;
        this.campaigns = campaigns;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws NotFound where the campaign has no address */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Hook get(long campaignId) {
        return hooks.find(callers.tenant(), campaignId).orElseThrow(() -> new NotFound("hook of campaign", campaignId));
    }

    /** @throws Conflict where the campaign has an address */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public IssuedHook open(long campaignId) {
        Caller caller = callers.caller();
        campaigns.get(campaignId);
        String token = HookToken.fresh();
        long id = hooks.add(caller.tenant(), campaignId, HookToken.hash(token), caller.name(), clock.instant())
                .orElseThrow(() -> new Conflict(
                        Sentence.of("The campaign has an address already. Give it a new one, or a new secret.")));
        String secret = newSecret(id, Duration.ZERO);
        return issued(caller, "hook.opened", campaignId, token, secret);
    }

    /**
     * A new secret; those before hold on for a while, so that the caller can change over.
     *
     * @param overlapHours 0 to 168
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public IssuedHook newSecret(long campaignId, int overlapHours) {
        if (overlapHours < 0 || overlapHours > MOST_HOURS) {
            throw new InvalidInput(
                    "overlapHours",
                    Sentence.of("is not between 0 and {0}", MOST_HOURS),
                    Sentence.of("Say for how many hours."));
        }
        Caller caller = callers.caller();
        String secret = newSecret(locked(caller, campaignId), Duration.ofHours(overlapHours));
        return issued(caller, "hook.secret-replaced", campaignId, null, secret);
    }

    /** A new address; the one before is gone at once. The secrets stay. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public IssuedHook newAddress(long campaignId) {
        Caller caller = callers.caller();
        String token = HookToken.fresh();
        hooks.address(caller.tenant(), locked(caller, campaignId), HookToken.hash(token));
        return issued(caller, "hook.address-replaced", campaignId, token, null);
    }

    /** Nobody can call any more. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void close(long campaignId) {
        Caller caller = callers.caller();
        Hook before = get(campaignId);
        hooks.remove(caller.tenant(), locked(caller, campaignId));
        audit.record(caller, "hook.closed", new AuditTrail.Subject("campaign", campaignId), before, null);
    }

    private long locked(Caller caller, long campaignId) {
        return hooks.lock(caller.tenant(), campaignId).orElseThrow(() -> new NotFound("hook of campaign", campaignId));
    }

    private String newSecret(long hookId, Duration overlap) {
        WebhookSecret secret = WebhookSecret.fresh();
        Instant now = clock.instant();
        byte[] closed = settings.sealing().seal(StoredHook.label(hookId), secret.key());
        hooks.addKey(hookId, closed, now.plus(overlap), now);
        return secret.written();
    }

    private IssuedHook issued(Caller caller, String action, long campaignId, String token, String secret) {
        Hook hook = hooks.find(caller.tenant(), campaignId).orElseThrow();
        audit.record(caller, action, new AuditTrail.Subject("campaign", campaignId), null, hook);
        return new IssuedHook(token, secret, hook);
    }
}
