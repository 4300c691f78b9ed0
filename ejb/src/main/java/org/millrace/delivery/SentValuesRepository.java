package org.millrace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.platform.SqlArrays;

/** Keeps what mails were made of. */
@Dependent
class SentValuesRepository {

    private final Jdbi jdbi;

    @Inject
    SentValuesRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A mail that is sent again is made of what is known then. */
    void keep(Collection<Kept> values, Instant now) {
        jdbi.useHandle(h -> {
            var insert = h.createUpdate(
                    """
                    insert into message_values (message_id, tenant_id, at, made_of)
                    select v.id, v.tenant, :now, v.made_of from unnest(:ids, :tenants, :values) v (id, tenant, made_of)
                    on conflict (message_id) do update set at = excluded.at, made_of = excluded.made_of
                    """);
            SqlArrays.of(insert, List.copyOf(values))
                    .longs("ids", Kept::messageId)
                    .ints("tenants", Kept::tenant)
                    .texts("values", Kept::values);
            insert.bind("now", now).execute();
        });
    }

    Optional<String> find(int tenant, long message) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select made_of from message_values where message_id = :message and tenant_id = :tenant")
                .bind("tenant", tenant)
                .bind("message", message)
                .mapTo(String.class)
                .findOne());
    }

    List<OfMessage> of(int tenant, long contactId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select v.message_id, v.made_of from message m join message_values v on v.message_id = m.id
                        where m.tenant_id = :tenant and m.contact_id = :contact and v.tenant_id = :tenant
                        order by m.id
                        """)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .map((row, context) -> new OfMessage(row.getLong("message_id"), Json.tree(row.getString("made_of"))))
                .list());
    }

    void forget(int tenant, long contactId) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        delete from message_values v using message m
                        where m.tenant_id = :tenant and m.contact_id = :contact and v.message_id = m.id
                        """)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .execute());
    }

    /** @return how many were deleted; fewer than the limit when none is left */
    int deleteBefore(Instant instant, int limit) {
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        delete from message_values where message_id in (
                            select message_id from message_values where at < :before limit :limit for update skip locked)
                        """)
                .bind("before", instant)
                .bind("limit", limit)
                .execute());
    }

    /** @param values as JSON */
    record Kept(long messageId, int tenant, String values) {}

    /** As an export shows it. */
    record OfMessage(long message, JsonNode madeOf) {}
}
