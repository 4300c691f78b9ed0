package org.millrace.trigger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;

/** Calls by hand to a campaign's address: all that a call from outside does, but for its signature. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER})
public class HookTrials {

    private final HookRepository hooks;
    private final HookEntry entry;
    private final AuditTrail audit;
    private final CallerContext callers;

    protected HookTrials() {
        this(null, null, null, null);
    }

    @Inject
    HookTrials(HookRepository hooks, HookEntry entry, AuditTrail audit, CallerContext callers) {
        this.hooks = hooks;
        this.entry = entry;
        this.audit = audit;
        this.callers = callers;
    }

    /**
     * The contact that the body names really enters.
     *
     * @throws NotFound the campaign has no address
     * @throws InvalidInput the body does not say what the trigger needs
     * @throws Conflict the campaign takes no entries now, or has no webhook trigger
     */
    public HookReceipt call(long campaignId, String body) {
        Caller caller = callers.caller();
        StoredHook hook = hooks.stored(caller.tenant(), campaignId)
                .orElseThrow(() -> new NotFound("hook of campaign", campaignId));
        byte[] sent = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        HookReceipt receipt = entry.take(hook, "by-hand-" + UUID.randomUUID(), sent);
        audit.record(caller, "hook.tried", new AuditTrail.Subject("campaign", campaignId), null, receipt);
        return receipt;
    }
}
