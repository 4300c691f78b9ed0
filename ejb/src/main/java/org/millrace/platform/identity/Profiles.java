package org.millrace.platform.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;

/** Everybody's own profile, kept with the user so that it follows to another browser. An API key has none. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
public class Profiles {

    private final AccountRepository accounts;
    private final CallerContext context;
    private final AuditTrail audit;

    protected Profiles() {
        this(null, null, null);
    }

    @Inject
    Profiles(AccountRepository accounts, CallerContext context, AuditTrail audit) {
        this.accounts = accounts;
        this.context = context;
        this.audit = audit;
    }

    public Profile own() {
        return accounts.profile(account().id());
    }

    /** @param change what is null stays; what is empty is left to the browser again */
    public Profile change(Profile change) {
        Account account = account();
        Profile before = accounts.profile(account.id());
        Profile after = before.with(change);
        after.check();
        accounts.keep(account.id(), after);
        if (!after.equals(before)) {
            audit.record(
                    context.caller(),
                    "user.profile-changed",
                    new AuditTrail.Subject("user", account.id()),
                    before,
                    after);
        }
        return after;
    }

    private Account account() {
        Caller caller = context.caller();
        return accounts.named(caller.name())
                .filter(account -> account.tenant() == caller.tenant())
                .orElseThrow(() -> new NotFound("profile of", caller.name()));
    }
}
