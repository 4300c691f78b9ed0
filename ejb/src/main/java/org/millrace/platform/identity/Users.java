package org.millrace.platform.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.platform.StaleVersion;

/** The people of a tenant, kept by its administrators. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class Users {

    private AccountRepository repository;
    private CallerContext context;
    private AuditTrail audit;
    private Passwords passwords;
    private Clock clock;

    protected Users() {}

    @Inject
    Users(AccountRepository repository, Passwords passwords, CallerContext context, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.context = context;
        this.audit = audit;
        this.clock = clock;
    }

    @RolesAllowed(Roles.ADMIN)
    public User create(NewUser request) {
        new AccountRules()
                .username(request.username())
                .displayName(request.displayName())
                .email(request.email())
                .role(request.role())
                .password(request.password())
                .check();
        long id = repository
                .insert(context.tenant(), request, passwords.hash(request.password()), clock.instant())
                .orElseThrow(() -> new NameTaken(request.username()));
        User created = get(id);
        audit.record(context.caller(), "user.created", subject(id), null, created);
        return created;
    }

    @RolesAllowed(Roles.ADMIN)
    public Page<User> list(PageRequest page) {
        List<User> users = repository.page(context.tenant(), page.afterId(), page.limit() + 1).stream()
                .map(account -> account.user(clock.instant()))
                .toList();
        return page.cut(users, user -> Long.toString(user.id()));
    }

    @RolesAllowed(Roles.ADMIN)
    public User get(long id) {
        return account(id).user(clock.instant());
    }

    /** A changed role, or a ban, signs the user out everywhere. */
    @RolesAllowed(Roles.ADMIN)
    public User change(long id, IfMatch ifMatch, UserChange change) {
        Account before = account(id);
        ifMatch.check("user", before.version());
        Account after = change.on(before);
        new AccountRules()
                .displayName(after.displayName())
                .email(after.email())
                .role(after.role())
                .check();
        keepAnAdministrator(after);
        if (!repository.update(after, before.version())) {
            throw new StaleVersion("user", Integer.toString(account(id).version()));
        }
        User changed = get(id);
        audit.record(context.caller(), "user.changed", subject(id), before.user(clock.instant()), changed);
        return changed;
    }

    /** Signs the user out everywhere and lifts a lock. */
    @RolesAllowed(Roles.ADMIN)
    public void setPassword(long id, String password) {
        Account account = account(id);
        new AccountRules().password(password).check();
        repository.setPassword(account.tenant(), id, passwords.hash(password));
        audit.record(context.caller(), "user.password-set", subject(id), null, Map.of());
    }

    @RolesAllowed(Roles.ADMIN)
    public User unlock(long id) {
        Account before = account(id);
        repository.unlock(before.tenant(), id);
        User after = get(id);
        audit.record(context.caller(), "user.unlocked", subject(id), before.user(clock.instant()), after);
        return after;
    }

    private void keepAnAdministrator(Account after) {
        boolean staysOne = after.role().equals(Roles.ADMIN) && !after.disabled();
        if (!staysOne && repository.activeAdministrators(after.tenant()).equals(List.of(after.id()))) {
            throw new LastAdministrator();
        }
    }

    private Account account(long id) {
        return repository.find(context.tenant(), id).orElseThrow(() -> new NotFound("user", id));
    }

    private static AuditTrail.Subject subject(long id) {
        return new AuditTrail.Subject("user", id);
    }
}
