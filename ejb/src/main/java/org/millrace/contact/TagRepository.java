package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** Rows of contact_tag. */
@Dependent
class TagRepository {

    private final Jdbi jdbi;

    @Inject
    TagRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<Long, Set<String>> of(int tenant, Collection<Long> contactIds) {
        Map<Long, Set<String>> tags = new TreeMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        "select contact_id, tag from contact_tag where tenant_id = :tenant and contact_id = any(:ids)")
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contactIds)
                .map((row, ctx) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(entry -> tags.computeIfAbsent(entry.getKey(), id -> new TreeSet<>())
                        .add(entry.getValue())));
        return tags;
    }

    /** @return how many of them are new */
    int add(int tenant, Map<Long, Set<String>> tags, Instant now) {
        List<Long> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        new TreeMap<>(tags)
                .forEach((id, ofContact) -> ofContact.forEach(tag -> {
                    ids.add(id);
                    names.add(tag);
                }));
        if (ids.isEmpty()) {
            return 0;
        }
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        insert into contact_tag (tenant_id, contact_id, tag, added_at)
                        select :tenant, u.id, u.tag, :now from unnest(:ids, :tags) as u (id, tag)
                        on conflict (contact_id, tag) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray("ids", Long.class, ids)
                .bindArray("tags", String.class, names)
                .execute());
    }

    int remove(int tenant, long contactId, Collection<String> tags) {
        return jdbi.withHandle(h -> h.createUpdate(
                        "delete from contact_tag where tenant_id = :tenant and contact_id = :id and tag = any(:tags)")
                .bind("tenant", tenant)
                .bind("id", contactId)
                .bindArray("tags", String.class, tags)
                .execute());
    }

    /** The tenant's tags by name, for a choice on a page. */
    List<String> known(int tenant, String beginning, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select distinct tag from contact_tag
                         where tenant_id = :tenant and tag like :beginning order by tag limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("beginning", beginning.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
