package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.FactsNeeded;

/** The facts in PostgreSQL: at most three queries for a vector, fewer when tags or events are not needed. */
@Dependent
class ContactFactsRepository implements ContactFactsStore {

    private final Jdbi jdbi;
    private final TagRepository tags;

    @Inject
    ContactFactsRepository(Jdbi jdbi, TagRepository tags) {
        this.jdbi = jdbi;
        this.tags = tags;
    }

    @Override
    public Map<Long, ContactFacts> load(int tenant, Collection<Long> contactIds, FactsNeeded needed, Instant now) {
        Map<Long, ObjectNode> attributes =
                needed.contact() ? attributes(tenant, contactIds) : present(tenant, contactIds);
        Map<Long, Set<String>> tagged = needed.tags() ? tags.of(tenant, contactIds) : Map.of();
        Map<Long, Map<String, List<EventFact>>> events =
                needed.eventNames().isEmpty() ? Map.of() : events(tenant, contactIds, needed.eventNames(), now);
        Map<Long, ContactFacts> facts = new HashMap<>();
        attributes.forEach((id, json) -> facts.put(
                id,
                new ContactFacts(id, now, json, tagged.getOrDefault(id, Set.of()), events.getOrDefault(id, Map.of()))));
        return facts;
    }

    private Map<Long, ObjectNode> attributes(int tenant, Collection<Long> contactIds) {
        Map<Long, ObjectNode> attributes = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("select " + ContactRows.COLUMNS
                        + " from contact c where c.tenant_id = :tenant and c.id = any(:ids)")
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contactIds)
                .map((row, ctx) -> ContactRows.read(row))
                .forEach(contact -> attributes.put(contact.id(), flat(contact))));
        return attributes;
    }

    private Map<Long, ObjectNode> present(int tenant, Collection<Long> contactIds) {
        Map<Long, ObjectNode> present = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("select id from contact where tenant_id = :tenant and id = any(:ids)")
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contactIds)
                .mapTo(Long.class)
                .forEach(id -> present.put(id, Attributes.none())));
        return present;
    }

    /** Fields and attributes under their names, as a predicate looks them up. */
    static ObjectNode flat(StoredContact contact) {
        ObjectNode flat = contact.state().attributes().deepCopy();
        flat.put("externalId", contact.externalId());
        contact.state().fields().forEach((field, value) -> flat.put(field.json(), value));
        return flat;
    }

    private Map<Long, Map<String, List<EventFact>>> events(
            int tenant, Collection<Long> contactIds, Set<String> names, Instant now) {
        Map<Long, Map<String, List<EventFact>>> events = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select contact_id, name, occurred_at, campaign_id, machine, properties from event
                         where tenant_id = :tenant and contact_id = any(:ids) and name = any(:names) and occurred_at <= :now
                         order by occurred_at, id
                        """)
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray("ids", Long.class, contactIds)
                .bindArray("names", String.class, names)
                .map((row, ctx) -> Map.entry(
                        Map.entry(row.getLong("contact_id"), row.getString("name")),
                        new EventFact(
                                ContactRows.instant(row, "occurred_at"),
                                Optional.ofNullable(row.getObject("campaign_id", Long.class)),
                                row.getBoolean("machine"),
                                Json.tree(row.getString("properties")))))
                .forEach(entry -> events.computeIfAbsent(entry.getKey().getKey(), id -> new HashMap<>())
                        .computeIfAbsent(entry.getKey().getValue(), name -> new ArrayList<>())
                        .add(entry.getValue())));
        return events;
    }
}
