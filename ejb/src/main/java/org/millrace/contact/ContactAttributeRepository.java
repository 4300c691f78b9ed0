package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;

/** Fields and attributes of many contacts in one statement: stored attributes are never null, so a null that is merged in removes. */
@Dependent
class ContactAttributeRepository implements ContactAttributeStore {

    private final Jdbi jdbi;
    private final ContactLockRepository locks;

    @Inject
    ContactAttributeRepository(Jdbi jdbi, ContactLockRepository locks) {
        this.jdbi = jdbi;
        this.locks = locks;
    }

    @Override
    public void apply(List<AttributeChange> changes, Instant now) {
        List<Changed> changed = byContact(changes);
        locks.forWriting(changed.stream().map(Changed::id).toList());
        long tooMany = jdbi.withHandle(h -> h
                .createQuery(
                        """
                        with changed as (
                        update contact c
                           set email = n.email, phone = n.phone, first_name = n.first_name, last_name = n.last_name,
                               time_zone = n.time_zone, locale = n.locale, attributes = n.attributes,
                               updated_at = :now, version = c.version + 1
                          from unnest(:tenants, :ids, :fields, :attributes) as u (tenant, id, fields, attributes)
                          join contact o on o.id = u.id and o.tenant_id = u.tenant
                         cross join lateral jsonb_populate_record(o, cast(u.fields as jsonb) || jsonb_build_object('attributes',
                                       jsonb_strip_nulls(o.attributes || cast(u.attributes as jsonb)))) n
                         where c.id = o.id and row (n.*) is distinct from row (o.*)
                        returning c.tenant_id, c.id, (select count(*) from jsonb_object_keys(c.attributes)) > :max as too_many),
                        noted as (
                            insert into contact_change (tenant_id, contact_ids, changed_at)
                            select tenant_id, array_agg(id), :now from changed group by tenant_id)
                        select too_many from changed
                        """)
                .bind("now", now)
                .bind("max", Attributes.MAX)
                .bindArray("tenants", Integer.class, each(changed, Changed::tenant))
                .bindArray("ids", Long.class, each(changed, Changed::id))
                .bindArray("fields", String.class, each(changed, c -> Json.write(c.fields)))
                .bindArray("attributes", String.class, each(changed, c -> Json.write(c.attributes)))
                .mapTo(Boolean.class)
                .stream()
                .filter(Boolean::booleanValue)
                .count());
        if (tooMany > 0) {
            throw new InvalidInput(
                    "attributes",
                    Sentence.of("would be more than {0}", Attributes.MAX),
                    Sentence.of("Remove some first, by setting them to null."));
        }
    }

    private static List<Changed> byContact(List<AttributeChange> changes) {
        Map<Long, Changed> byContact = new TreeMap<>();
        for (AttributeChange change : changes) {
            Changed ofContact = byContact.computeIfAbsent(
                    change.contactId(), id -> new Changed(change.tenant(), id, Attributes.none(), Attributes.none()));
            ContactField.named(change.name())
                    .ifPresentOrElse(
                            field -> ofContact.fields.set(field.column(), change.value()),
                            () -> ofContact.attributes.set(change.name(), change.value()));
        }
        return List.copyOf(byContact.values());
    }

    private static <T> List<T> each(List<Changed> changed, Function<Changed, T> value) {
        return changed.stream().map(value).toList();
    }

    /** @param fields by the names of their columns */
    private record Changed(int tenant, long id, ObjectNode fields, ObjectNode attributes) {}
}
