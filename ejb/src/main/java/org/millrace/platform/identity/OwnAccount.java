package org.millrace.platform.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** What everybody may ask and change about themselves. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
public class OwnAccount {

    private AccountRepository accounts;
    private TenantRepository tenants;
    private CallerContext context;
    private Passwords passwords;
    private AuditTrail audit;

    protected OwnAccount() {}

    @Inject
    OwnAccount(
            AccountRepository accounts,
            TenantRepository tenants,
            Passwords passwords,
            CallerContext context,
            AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tenants = tenants;
        this.context = context;
        this.audit = audit;
    }

    public Me me() {
        Caller caller = context.caller();
        Tenant tenant = tenants.find(caller.tenant());
        String displayName = own(caller).map(Account::displayName).orElse(caller.name());
        return new Me(caller.name(), displayName, role(), tenant.slug(), tenant.name());
    }

    /** Ends all sessions of the caller, this one too; an API key has no password. */
    public void changePassword(String current, String next) {
        Caller caller = context.caller();
        Account account = own(caller).orElseThrow(() -> new NotFound("password of", caller.name()));
        new AccountRules().password(next).check();
        if (current == null || !passwords.matches(current, account.passwordHash())) {
            throw new InvalidInput(
                    "current",
                    Sentence.of("is not your present password"),
                    Sentence.of("Type the password you signed in with."));
        }
        accounts.setPassword(account.tenant(), account.id(), passwords.hash(next));
        audit.record(caller, "user.password-changed", new AuditTrail.Subject("user", account.id()), null, Map.of());
    }

    private Optional<Account> own(Caller caller) {
        return accounts.named(caller.name()).filter(account -> account.tenant() == caller.tenant());
    }

    private String role() {
        return Roles.ASSIGNABLE.stream().filter(context::hasRole).findFirst().orElseThrow();
    }
}
