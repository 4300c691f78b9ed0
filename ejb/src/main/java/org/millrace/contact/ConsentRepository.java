package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Consent and suppression in PostgreSQL. A lock and the question after it are two statements: the second sees what the first waited for. */
@Dependent
class ConsentRepository implements ConsentStore {

    private final Jdbi jdbi;

    @Inject
    ConsentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean change(ConsentChange change) {
        return jdbi.withHandle(h -> {
            boolean there = h.createQuery(
                            "select id from contact where tenant_id = :tenant and id = :contactId for update")
                    .bindMethods(change)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
            if (there) {
                h.createUpdate(
                                """
                                insert into consent (tenant_id, contact_id, channel, topic, state, changed_at)
                                values (:tenant, :contactId, :channel, :topic, :state, :at)
                                on conflict (contact_id, channel, topic)
                                do update set state = excluded.state, changed_at = excluded.changed_at
                                """)
                        .bindMethods(change)
                        .execute();
                h.createUpdate(
                                """
                                insert into consent_log (tenant_id, contact_id, channel, topic, state, at, source, message_id)
                                values (:tenant, :contactId, :channel, :topic, :state, :at, :source, :messageId)
                                """)
                        .bindMethods(change)
                        .execute();
            }
            return there;
        });
    }

    @Override
    public Map<Long, String> refused(List<Question> window) {
        List<Long> contacts = each(window, Question::contactId);
        return jdbi.withHandle(h -> {
            h.createQuery("select id from contact where id = any(:ids) order by id for key share")
                    .bindArray("ids", Long.class, contacts)
                    .mapTo(Long.class)
                    .list();
            return h
                    .createQuery(
                            """
                            select q.id,
                                   case when c.id is null then 'erased'
                                        when exists (select from consent k
                                                      where k.contact_id = c.id and k.channel in (q.channel, '*')
                                                        and k.topic in (q.topic, '*') and k.state = 'OPTED_OUT') then 'opted_out'
                                        when exists (select from suppression s
                                                      where s.tenant_id = q.tenant and s.channel in (q.channel, '*')
                                                        and s.address_hash = sha256(convert_to(
                                                            case q.channel when 'email' then lower(c.email collate "C")
                                                                           else c.phone end, 'UTF8'))) then 'suppressed'
                                   end as reason
                              from unnest(:ids, :tenants, :contacts, :channels, :topics)
                                   as q (id, tenant, contact_id, channel, topic)
                              left join contact c on c.id = q.contact_id and c.tenant_id = q.tenant
                            """)
                    .bindArray("ids", Long.class, each(window, Question::id))
                    .bindArray("tenants", Integer.class, each(window, Question::tenant))
                    .bindArray("contacts", Long.class, contacts)
                    .bindArray("channels", String.class, each(window, Question::channel))
                    .bindArray("topics", String.class, each(window, Question::topic))
                    .map((row, ctx) -> new Answer(row.getLong("id"), row.getString("reason")))
                    .stream()
                    .filter(answer -> answer.reason() != null)
                    .collect(Collectors.toMap(Answer::id, Answer::reason));
        });
    }

    @Override
    public void suppress(int tenant, String channel, String address, String reason, Instant at) {
        jdbi.useHandle(h -> {
            h.createQuery(
                            """
                            select id from contact
                             where tenant_id = :tenant and (lower(email) = lower(:address) or phone = :address)
                             order by id for update
                            """)
                    .bind("tenant", tenant)
                    .bind("address", address.strip())
                    .mapTo(Long.class)
                    .list();
            h.createUpdate(
                            """
                            insert into suppression (tenant_id, channel, address_hash, reason, at)
                            values (:tenant, :channel, :hash, :reason, :at)
                            on conflict (tenant_id, channel, address_hash) do nothing
                            """)
                    .bind("tenant", tenant)
                    .bind("channel", channel)
                    .bind("hash", AddressHash.of(address))
                    .bind("reason", reason)
                    .bind("at", at)
                    .execute();
        });
    }

    private static <T> List<T> each(List<Question> window, Function<Question, T> value) {
        return window.stream().map(value).toList();
    }

    private record Answer(long id, String reason) {}
}
