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
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.SegmentRules;

/** The facts in PostgreSQL: one query for a vector and each kind of fact that is needed. */
@Dependent
class ContactFactsRepository implements ContactFactsStore {

    private static final String WITH_TEMPLATE =
            """
            left join message m on m.id = e.message_id and m.tenant_id = e.tenant_id
            left join template_version v on v.id = m.template_version_id
            left join template t on t.id = v.template_id""";

    private final Jdbi jdbi;
    private final TagRepository tags;
    private final ContactStandingRepository standings;
    private final SegmentRules segments;

    @Inject
    ContactFactsRepository(Jdbi jdbi, TagRepository tags, ContactStandingRepository standings, SegmentRules segments) {
        this.jdbi = jdbi;
        this.tags = tags;
        this.standings = standings;
        this.segments = segments;
    }

    @Override
    public Map<Long, ContactFacts> load(int tenant, Collection<Long> contactIds, FactsNeeded asked, Instant now) {
        KnownSegments named = KnownSegments.of(tenant, asked.segments(), segments);
        FactsNeeded needed = asked.and(named.reads());
        Map<Long, ObjectNode> attributes =
                needed.contact() ? attributes(tenant, contactIds) : present(tenant, contactIds);
        Map<Long, Set<String>> tagged = needed.tags() ? tags.of(tenant, contactIds) : Map.of();
        Map<Long, Map<String, List<EventFact>>> events =
                needed.eventNames().isEmpty() ? Map.of() : events(tenant, contactIds, needed, now);
        Map<Long, ContactStanding> standing = standings.of(tenant, contactIds, needed, named);
        Map<Long, ContactFacts> facts = new HashMap<>();
        attributes.forEach((id, json) -> facts.put(
                id,
                new ContactFacts(
                        id,
                        now,
                        json,
                        tagged.getOrDefault(id, Set.of()),
                        events.getOrDefault(id, Map.of()),
                        standing.get(id))));
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
            int tenant, Collection<Long> contactIds, FactsNeeded needed, Instant now) {
        boolean templates = needed.has(Kind.TEMPLATES);
        Map<Long, Map<String, List<EventFact>>> events = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select e.contact_id, e.name, e.occurred_at, e.campaign_id, e.machine, e.properties, %s as template
                          from event e %s
                         where e.tenant_id = :tenant and e.contact_id = any(:ids) and e.name = any(:names)
                           and e.occurred_at <= :now
                         order by e.occurred_at, e.id
                        """
                                .formatted(templates ? "t.slug" : "null", templates ? WITH_TEMPLATE : ""))
                .bind("tenant", tenant)
                .bind("now", now)
                .bindArray("ids", Long.class, contactIds)
                .bindArray("names", String.class, needed.eventNames())
                .map((row, ctx) -> Map.entry(
                        Map.entry(row.getLong("contact_id"), row.getString("name")),
                        new EventFact(
                                Database.instant(row, "occurred_at"),
                                Optional.ofNullable(row.getObject("campaign_id", Long.class)),
                                row.getBoolean("machine"),
                                Json.tree(row.getString("properties")),
                                Optional.ofNullable(row.getString("template")))))
                .forEach(entry -> events.computeIfAbsent(entry.getKey().getKey(), id -> new HashMap<>())
                        .computeIfAbsent(entry.getKey().getValue(), name -> new ArrayList<>())
                        .add(entry.getValue())));
        return events;
    }
}
