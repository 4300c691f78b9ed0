package org.millrace.platform.identity;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;

/** The capability wired by hand on a real database. */
final class Identity {

    final AccountRepository accounts;
    final TenantRepository tenants;
    final ApiKeyRepository keys;
    final SignIns signIns;
    final PostgresDatabase database;
    private final Passwords passwords = new Passwords(500);
    private final AuditTrail audit;
    private final Clock clock;

    Identity(PostgresDatabase database, Clock clock) {
        Jdbi jdbi = database.jdbi();
        this.database = database;
        this.clock = clock;
        accounts = new AccountRepository(jdbi);
        tenants = new TenantRepository(jdbi);
        keys = new ApiKeyRepository(jdbi);
        audit = Audits.on(jdbi, clock);
        Lockout lockout = new TransactionalLockout(new LockoutRepository(jdbi));
        signIns = new SignIns(accounts, keys, lockout, new PasswordCheck(passwords, clock), clock);
    }

    Account newUser(int tenant, String username, String role, String password) {
        NewUser user = new NewUser(username, username, null, role, password);
        accounts.insert(tenant, user, passwords.hash(password), clock.instant());
        return accounts.named(username).orElseThrow();
    }

    Users usersAs(int tenant) {
        return new Users(accounts, passwords, admin(tenant), audit, clock);
    }

    ApiKeys apiKeysAs(int tenant) {
        return new ApiKeys(keys, admin(tenant), audit, clock);
    }

    OwnAccount ownAccount(int tenant, String name, String role) {
        return new OwnAccount(accounts, tenants, passwords, new FixedCaller(tenant, name, role), audit);
    }

    FirstUsers firstUsers() {
        return new FirstUsers(accounts, tenants, passwords, clock);
    }

    private static CallerContext admin(int tenant) {
        return new FixedCaller(tenant, "admin", Roles.ADMIN);
    }

    /** What the container does for REQUIRES_NEW. */
    private final class TransactionalLockout extends Lockout {

        TransactionalLockout(LockoutRepository repository) {
            super(repository, audit, clock);
        }

        @Override
        public void failed(Account account) {
            database.newTx(() -> super.failed(account));
        }

        @Override
        public boolean succeeded(Account account) {
            return database.newTx(() -> super.succeeded(account));
        }

        @Override
        public void refused(Account account) {
            database.newTx(() -> super.refused(account));
        }
    }
}
