package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Tags of many contacts at once, in the order of the contacts' numbers. A contact that was erased is passed over. */
@Dependent
class ContactTagRepository implements ContactTagStore {

    private final Jdbi jdbi;

    @Inject
    ContactTagRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void apply(List<TagChange> changes, Instant now) {
        Map<Key, TagChange> last = new TreeMap<>();
        changes.forEach(change -> last.put(new Key(change.contactId(), change.tag()), change));
        List<TagChange> added = last.values().stream().filter(TagChange::add).toList();
        List<TagChange> removed =
                last.values().stream().filter(change -> !change.add()).toList();
        if (!added.isEmpty()) {
            execute(
                    """
                    insert into contact_tag (tenant_id, contact_id, tag, added_at)
                    select u.tenant, u.id, u.tag, :now
                      from unnest(:tenants, :ids, :tags) as u (tenant, id, tag)
                      join contact c on c.id = u.id and c.tenant_id = u.tenant
                     order by u.id, u.tag
                    on conflict (contact_id, tag) do nothing
                    """,
                    added,
                    now);
        }
        if (!removed.isEmpty()) {
            execute(
                    """
                    delete from contact_tag t using unnest(:tenants, :ids, :tags) as u (tenant, id, tag)
                     where t.tenant_id = u.tenant and t.contact_id = u.id and t.tag = u.tag
                    """,
                    removed,
                    null);
        }
    }

    private void execute(String sql, List<TagChange> changes, Instant now) {
        jdbi.useHandle(h -> {
            Update update = h.createUpdate(sql)
                    .bindArray(
                            "tenants",
                            Integer.class,
                            changes.stream().map(TagChange::tenant).toList())
                    .bindArray(
                            "ids",
                            Long.class,
                            changes.stream().map(TagChange::contactId).toList())
                    .bindArray(
                            "tags",
                            String.class,
                            changes.stream().map(TagChange::tag).toList());
            if (now != null) {
                update.bind("now", now);
            }
            update.execute();
        });
    }

    private record Key(long contactId, String tag) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byContact = Long.compare(contactId, other.contactId);
            return byContact != 0 ? byContact : tag.compareTo(other.tag);
        }
    }
}
