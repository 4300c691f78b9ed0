package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Sentence;
import org.millrace.platform.SqlArrays;

/** Attempts behind which messages were put off. A message that goes at the first try has none. */
@Dependent
public class AttemptRepository {

    private final Jdbi jdbi;

    @Inject
    public AttemptRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The latest attempt of each, in the transaction that has put it off and said why. Nothing is asked of the database when there
     * is none. Of a contact who was erased while the message was on the wire nothing is kept: a reply may name the address.
     *
     * @param endedAt null when nobody knows
     */
    void keep(Collection<Moved> putOff, Instant endedAt) {
        if (putOff.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            var insert = h.createUpdate(
                    """
                    insert into message_attempt (message_id, tenant_id, no, began_at, ended_at, reason)
                    select m.id, m.tenant_id, m.attempts, m.intent_at, cast(:ended as timestamptz), m.reason
                    from unnest(:ids, :tenants) p (id, tenant) join message m on m.id = p.id and m.tenant_id = p.tenant
                    where m.intent_at is not null
                      and exists (select from contact c where c.tenant_id = m.tenant_id and c.id = m.contact_id)
                    on conflict (message_id, no) do nothing
                    """);
            SqlArrays.of(insert, putOff).longs("ids", Moved::messageId).ints("tenants", Moved::tenant);
            insert.bind("ended", endedAt).execute();
        });
    }

    /**
     * By message, the earliest first; messages that were never put off are left out.
     *
     * @param message the row's message; null where it has none
     */
    public <T> Map<Long, List<Attempt>> of(int tenant, Collection<T> rows, Function<T, Long> message) {
        List<Long> messages =
                rows.stream().map(message).filter(Objects::nonNull).distinct().toList();
        if (messages.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select message_id, no, began_at, ended_at, reason from message_attempt
                        where tenant_id = :tenant and message_id = any(:messages)
                        order by message_id, no
                        """)
                .bind("tenant", tenant)
                .bindArray("messages", Long.class, messages)
                .reduceRows(new LinkedHashMap<>(), (found, row) -> {
                    found.computeIfAbsent(row.getColumn("message_id", Long.class), id -> new ArrayList<>())
                            .add(new Attempt(
                                    row.getColumn("no", Integer.class),
                                    row.getColumn("began_at", Instant.class),
                                    row.getColumn("ended_at", Instant.class),
                                    Sentence.read(row.getColumn("reason", String.class))));
                    return found;
                }));
    }

    /** Replies of a relay may name the address. */
    void forget(int tenant, long contactId) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        delete from message_attempt a using message m
                        where m.tenant_id = :tenant and m.contact_id = :contact and a.message_id = m.id
                          and a.tenant_id = :tenant
                        """)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .execute());
    }
}
