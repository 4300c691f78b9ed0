package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@Dependent
class ProviderRepository implements ProviderStore {

    private static final String DETAILS =
            """
            select name, channel, session, url, templates, topics, fallback, disabled_reason, version from provider
            where tenant_id = :tenant
            """;

    private final Jdbi jdbi;

    @Inject
    ProviderRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> sessions() {
        return jdbi.withHandle(h -> h.createQuery("select distinct session from provider where session is not null")
                .mapTo(String.class)
                .set());
    }

    @Override
    public void disable(int tenant, long id, String reason, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update provider set disabled_at = :now, disabled_reason = :reason, version = version + 1
                        where tenant_id = :tenant and id = :id and disabled_at is null
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute());
    }

    List<ProviderDetails> list(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(DETAILS + "order by name")
                .bind("tenant", tenant)
                .map(ProviderRepository::details)
                .list());
    }

    Optional<ProviderDetails> find(int tenant, String name) {
        return one(tenant, name, "");
    }

    /** The row stays locked to the end of the transaction. */
    Optional<ProviderDetails> lock(int tenant, String name) {
        return one(tenant, name, " for update");
    }

    private Optional<ProviderDetails> one(int tenant, String name, String lock) {
        return jdbi.withHandle(h -> h.createQuery(DETAILS + "and name = :name" + lock)
                .bind("tenant", tenant)
                .bind("name", name)
                .map(ProviderRepository::details)
                .findOne());
    }

    /** @param secret null = the one that is there stays */
    void save(int tenant, String name, ProviderDraft draft, byte[] secret, Instant now) {
        takeOver(tenant, name, draft);
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into provider (tenant_id, name, channel, session, url, secret, templates, topics, fallback, created_at)
                        values (:tenant, :name, :channel, :session, :url, :secret, :templates, :topics, :fallback, :now)
                        on conflict (tenant_id, name) do update
                        set session = excluded.session, url = excluded.url, templates = excluded.templates,
                            topics = excluded.topics, fallback = excluded.fallback,
                            secret = coalesce(excluded.secret, provider.secret),
                            former_secret = case when excluded.secret is null then provider.former_secret end,
                            version = provider.version + 1
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("channel", draft.channel())
                .bind("session", draft.session())
                .bind("url", draft.url())
                .bind("secret", secret)
                .bindArray("templates", String.class, draft.templates())
                .bindArray("topics", String.class, draft.topics())
                .bind("fallback", draft.fallback())
                .bind("now", now)
                .execute());
    }

    private void takeOver(int tenant, String name, ProviderDraft draft) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update provider p
                        set templates = array(select unnest(p.templates) except select unnest(:templates)),
                            topics = array(select unnest(p.topics) except select unnest(:topics)),
                            fallback = p.fallback and not :fallback, version = p.version + 1
                        where p.tenant_id = :tenant and p.channel = :channel and p.name <> :name
                          and (p.templates && :templates or p.topics && :topics or (p.fallback and :fallback))
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("channel", draft.channel())
                .bindArray("templates", String.class, draft.templates())
                .bindArray("topics", String.class, draft.topics())
                .bind("fallback", draft.fallback())
                .execute());
    }

    void changeSecret(int tenant, String name, byte[] secret, Instant formerUntil) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update provider set former_secret = secret, former_until = :until, secret = :secret, version = version + 1
                        where tenant_id = :tenant and name = :name
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("secret", secret)
                .bind("until", formerUntil)
                .execute());
    }

    void enable(int tenant, String name) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update provider set disabled_at = null, disabled_reason = null, version = version + 1
                        where tenant_id = :tenant and name = :name
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .execute());
    }

    void delete(int tenant, String name) {
        jdbi.useHandle(h -> h.createUpdate("delete from provider where tenant_id = :tenant and name = :name")
                .bind("tenant", tenant)
                .bind("name", name)
                .execute());
    }

    private static ProviderDetails details(ResultSet row, StatementContext context) throws SQLException {
        return new ProviderDetails(
                row.getString("name"),
                row.getString("channel"),
                row.getString("session"),
                row.getString("url"),
                words(row.getArray("templates")),
                words(row.getArray("topics")),
                row.getBoolean("fallback"),
                row.getString("disabled_reason"),
                row.getInt("version"));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
