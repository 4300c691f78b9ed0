package org.millrace.platform.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.millrace.platform.Roles;
import org.millrace.platform.Setting;

/**
 * Lets the first people in. With {@code millrace.dev.users=true}: a known set in two tenants, whose password follows the
 * setting at each start. Otherwise, when there is nobody at all and {@code MILLRACE_ADMIN_PASSWORD} is set: one administrator.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class FirstUsers {

    private static final System.Logger LOG = System.getLogger(FirstUsers.class.getName());

    private AccountRepository accounts;
    private TenantRepository tenants;
    private Passwords passwords;
    private Clock clock;

    protected FirstUsers() {}

    @Inject
    FirstUsers(AccountRepository accounts, TenantRepository tenants, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tenants = tenants;
        this.clock = clock;
    }

    @PostConstruct
    void letIn() {
        if (Setting.flag("millrace.dev.users")) {
            development(
                    Setting.text("millrace.dev.password")
                            .orElseThrow(
                                    () -> new IllegalStateException(
                                            "millrace.dev.users is on without a password. Set MILLRACE_DEV_PASSWORD or switch it off.")));
        } else {
            Setting.text("millrace.admin.password").ifPresentOrElse(this::bootstrap, this::warnIfNobody);
        }
    }

    void development(String password) {
        int demo = tenants.ensure("demo", "Demo", clock.instant());
        ensure(demo, "admin", "Ada Admin", Roles.ADMIN, password);
        ensure(demo, "marketer", "Mara Marketer", Roles.MARKETER, password);
        ensure(demo, "analyst", "Anton Analyst", Roles.ANALYST, password);
        ensure(demo, "integration", "Integration", Roles.INTEGRATION, password);
        int other = tenants.ensure("other", "Other", clock.instant());
        ensure(other, "other-admin", "Olga Other", Roles.ADMIN, password);
    }

    void bootstrap(String password) {
        if (tenants.anyUser()) {
            return;
        }
        new AccountRules().password(password).check();
        int tenant = tenants.ensure("main", "Main", clock.instant());
        ensure(tenant, "admin", "Administrator", Roles.ADMIN, password);
        LOG.log(
                System.Logger.Level.INFO,
                "Made the first user, admin. Unset MILLRACE_ADMIN_PASSWORD: it is not read again.");
    }

    private void ensure(int tenant, String username, String displayName, String role, String password) {
        Optional<Account> present = accounts.named(username);
        if (present.isEmpty()) {
            NewUser user = new NewUser(username, displayName, null, role, password);
            accounts.insert(tenant, user, passwords.hash(password), clock.instant());
        } else if (!passwords.matches(password, present.get().passwordHash())) {
            accounts.setPassword(tenant, present.get().id(), passwords.hash(password));
        }
    }

    private void warnIfNobody() {
        if (!tenants.anyUser()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Nobody can sign in yet. Start once with MILLRACE_ADMIN_PASSWORD set.");
        }
    }
}
