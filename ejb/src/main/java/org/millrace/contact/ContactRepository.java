package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Shards;

/** Rows of the table contact; a vector of them costs one statement. */
@Dependent
class ContactRepository {

    private final Jdbi jdbi;

    @Inject
    ContactRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<StoredContact> find(int tenant, String externalId) {
        if (!Texts.askable(externalId)) {
            return Optional.empty();
        }
        return jdbi.withHandle(h -> h.createQuery("select " + ContactRows.COLUMNS
                        + " from contact c where c.tenant_id = :tenant and c.external_id = :externalId")
                .bind("tenant", tenant)
                .bind("externalId", externalId)
                .map((row, ctx) -> ContactRows.read(row))
                .findOne());
    }

    /** Locks them against other writers, in the order of their numbers. */
    List<StoredContact> lock(int tenant, Collection<String> externalIds) {
        return jdbi.withHandle(h -> h.createQuery("select " + ContactRows.COLUMNS
                        + " from contact c where c.tenant_id = :tenant and c.external_id = any(:externalIds)"
                        + " order by c.id for no key update")
                .bind("tenant", tenant)
                .bindArray(
                        "externalIds",
                        String.class,
                        externalIds.stream().filter(Texts::askable).toList())
                .map((row, ctx) -> ContactRows.read(row))
                .list());
    }

    /** Keeps events and sends out as well as writers, until the transaction ends. */
    Optional<StoredContact> lockAlone(int tenant, String externalId) {
        if (!Texts.askable(externalId)) {
            return Optional.empty();
        }
        return jdbi.withHandle(h -> h.createQuery("select " + ContactRows.COLUMNS
                        + " from contact c where c.tenant_id = :tenant and c.external_id = :externalId for update")
                .bind("tenant", tenant)
                .bind("externalId", externalId)
                .map((row, ctx) -> ContactRows.read(row))
                .findOne());
    }

    /** @return numbers by external id, of those alone that nobody else had inserted in the meantime */
    Map<String, Long> insert(int tenant, Map<String, ContactState> contacts, Instant now) {
        return jdbi.withHandle(h -> ContactRows.bind(
                        h.createQuery(
                                """
                        insert into contact (tenant_id, external_id, email, phone, first_name, last_name, time_zone, locale,
                                             attributes, shard, created_at, updated_at)
                        select :tenant, u.external_id, u.email, u.phone, u.first_name, u.last_name, u.time_zone, u.locale,
                               cast(u.attributes as jsonb), u.shard, :now, :now
                          from unnest(:externalIds, :email, :phone, :firstName, :lastName, :timeZone, :locale, :attributes, :shards)
                               as u (external_id, email, phone, first_name, last_name, time_zone, locale, attributes, shard)
                         order by u.external_id collate "C"
                        on conflict (tenant_id, external_id) do nothing
                        returning external_id, id
                        """),
                        contacts.values())
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray("externalIds", String.class, contacts.keySet())
                .bindArray("shards", Short.class, shards(tenant, contacts.keySet()))
                .map((row, ctx) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Writes the states of contacts that were locked before, and notes that they changed. */
    void update(int tenant, List<StoredContact> contacts, Instant now) {
        jdbi.useHandle(h -> ContactRows.bind(
                        h.createUpdate(
                                """
                        with changed as (
                            update contact c
                               set email = u.email, phone = u.phone, first_name = u.first_name, last_name = u.last_name,
                                   time_zone = u.time_zone, locale = u.locale, attributes = cast(u.attributes as jsonb),
                                   updated_at = :now, version = c.version + 1
                              from unnest(:ids, :email, :phone, :firstName, :lastName, :timeZone, :locale, :attributes)
                                   as u (id, email, phone, first_name, last_name, time_zone, locale, attributes)
                             where c.id = u.id and c.tenant_id = :tenant
                            returning c.id)
                        insert into contact_change (tenant_id, contact_ids, changed_at)
                        select :tenant, array_agg(id), :now from changed having count(*) > 0
                        """),
                        contacts.stream().map(StoredContact::state).toList())
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray(
                        "ids",
                        Long.class,
                        contacts.stream().map(StoredContact::id).toList())
                .execute());
    }

    void delete(int tenant, long id) {
        jdbi.useHandle(h -> h.createUpdate("delete from contact where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .execute());
    }

    /** Which of these are ids of the tenant's campaigns. */
    Set<Long> campaigns(int tenant, Set<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbi.withHandle(
                        h -> h.createQuery("select id from campaign where tenant_id = :tenant and id = any(:ids)")
                                .bind("tenant", tenant)
                                .bindArray("ids", Long.class, ids)
                                .mapTo(Long.class)
                                .collect(Collectors.toSet()));
    }

    private static List<Short> shards(int tenant, Collection<String> externalIds) {
        return externalIds.stream().map(id -> (short) Shards.of(tenant, id)).toList();
    }
}
