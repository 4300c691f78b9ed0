package org.millrace.platform.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.platform.Caller;

@Dependent
class ApiKeyRepository {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);
    private static final String SELECT =
            "select id, name, role, prefix, created_by, created_at, last_used_at, revoked_at from api_key";

    private final Jdbi jdbi;

    @Inject
    ApiKeyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<StoredKey> active(byte[] hash) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, tenant_id, name, role from api_key where key_hash = :hash and revoked_at is null
                        """)
                .bind("hash", hash)
                .map((row, context) -> new StoredKey(
                        row.getLong("id"), row.getInt("tenant_id"), row.getString("name"), row.getString("role")))
                .findOne());
    }

    void used(long id, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update api_key set last_used_at = :now
                         where id = :id and (last_used_at is null or last_used_at < :before)
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("before", now.minus(USE_IS_NOTED_EVERY))
                .execute());
    }

    /** Empty when an active key of the tenant has the name. */
    Optional<Long> insert(Caller caller, NewApiKey key, KeyToken token, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into api_key (tenant_id, name, role, prefix, key_hash, created_by, created_at)
                        values (:tenant, :name, :role, :prefix, :hash, :by, :now)
                        on conflict (tenant_id, name) where revoked_at is null do nothing
                        returning id
                        """)
                .bind("tenant", caller.tenant())
                .bind("name", key.name())
                .bind("role", key.role())
                .bind("prefix", token.prefix())
                .bind("hash", KeyToken.hash(token.text()))
                .bind("by", caller.name())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne());
    }

    Optional<ApiKey> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ApiKeyRepository::key)
                .findOne());
    }

    List<ApiKey> page(int tenant, long after, int rows) {
        return jdbi.withHandle(
                h -> h.createQuery(SELECT + " where tenant_id = :tenant and id > :after order by id limit :rows")
                        .bind("tenant", tenant)
                        .bind("after", after)
                        .bind("rows", rows)
                        .map(ApiKeyRepository::key)
                        .list());
    }

    boolean revoke(int tenant, long id, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                update api_key set revoked_at = :now, version = version + 1
                                 where tenant_id = :tenant and id = :id and revoked_at is null
                                """)
                        .bind("now", now)
                        .bind("tenant", tenant)
                        .bind("id", id)
                        .execute()
                == 1);
    }

    private static ApiKey key(ResultSet row, StatementContext context) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("role"),
                row.getString("prefix"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }
}
