package org.millrace.platform.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@Dependent
class AccountRepository {

    private static final String SELECT =
            """
            select id, tenant_id, username, display_name, email, role, password_hash, locked_until, credentials_epoch,
                   disabled, created_at, version
              from user_account
            """;

    private final Jdbi jdbi;

    @Inject
    AccountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Before anybody is signed in there is no tenant: user names are unique over all of them. */
    Optional<Account> named(String username) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " where username = :username")
                .bind("username", username)
                .map(AccountRepository::account)
                .findOne());
    }

    Optional<Account> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(AccountRepository::account)
                .findOne());
    }

    List<Account> page(int tenant, long after, int rows) {
        return jdbi.withHandle(
                h -> h.createQuery(SELECT + " where tenant_id = :tenant and id > :after order by id limit :rows")
                        .bind("tenant", tenant)
                        .bind("after", after)
                        .bind("rows", rows)
                        .map(AccountRepository::account)
                        .list());
    }

    /** Empty when the name is taken. */
    Optional<Long> insert(int tenant, NewUser user, String hash, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into user_account
                               (tenant_id, username, display_name, email, role, password_hash, created_at)
                        values (:tenant, :username, :displayName, :email, :role, :hash, :now)
                        on conflict (username) do nothing
                        returning id
                        """)
                .bind("tenant", tenant)
                .bind("username", user.username())
                .bind("displayName", user.displayName())
                .bind("email", user.email())
                .bind("role", user.role())
                .bind("hash", hash)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne());
    }

    /** A new role or a ban ends the sessions that were opened under the old one. */
    boolean update(Account changed, int expectedVersion) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                update user_account
                                   set display_name = :displayName, email = :email,
                                       credentials_epoch = credentials_epoch
                                           + case when role <> :role or disabled <> :disabled then 1 else 0 end,
                                       role = :role, disabled = :disabled, version = version + 1
                                 where tenant_id = :tenant and id = :id and version = :expected
                                """)
                        .bind("displayName", changed.displayName())
                        .bind("email", changed.email())
                        .bind("role", changed.role())
                        .bind("disabled", changed.disabled())
                        .bind("tenant", changed.tenant())
                        .bind("id", changed.id())
                        .bind("expected", expectedVersion)
                        .execute()
                == 1);
    }

    void setPassword(int tenant, long id, String hash) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update user_account
                           set password_hash = :hash, credentials_epoch = credentials_epoch + 1, version = version + 1,
                               failed_logins = 0, locked_until = null
                         where tenant_id = :tenant and id = :id
                        """)
                .bind("hash", hash)
                .bind("tenant", tenant)
                .bind("id", id)
                .execute());
    }

    void unlock(int tenant, long id) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update user_account set failed_logins = 0, locked_until = null, version = version + 1
                         where tenant_id = :tenant and id = :id
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .execute());
    }

    /** Of an account that the caller has found to be theirs. */
    Profile profile(long id) {
        return jdbi.withHandle(h -> h.createQuery("select time_zone, language, theme from user_account where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Profile(row.getString("time_zone"), row.getString("language"), row.getString("theme")))
                .one());
    }

    /** No new version: nobody who edits the user is disturbed by it. */
    void keep(long id, Profile profile) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update user_account set time_zone = :zone, language = :language, theme = :theme where id = :id
                        """)
                .bind("zone", profile.timeZone())
                .bind("language", profile.language())
                .bind("theme", profile.theme())
                .bind("id", id)
                .execute());
    }

    /** Locks the tenant's administrators, so that two of them cannot demote each other at once. */
    List<Long> activeAdministrators(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id from user_account
                         where tenant_id = :tenant and role = 'admin' and not disabled order by id for update
                        """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .list());
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        Timestamp lockedUntil = row.getTimestamp("locked_until");
        return new Account(
                row.getLong("id"),
                row.getInt("tenant_id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("role"),
                row.getString("password_hash"),
                lockedUntil == null ? null : lockedUntil.toInstant(),
                row.getInt("credentials_epoch"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }
}
