package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** Rows of the table event: append-only, one statement for a batch. */
@Dependent
class EventRepository implements EventStore {

    /** Two batches with the same events wait for each other, instead of each holding what the other wants. */
    private static final Comparator<ContactEvent> BY_KEY =
            Comparator.comparing(ContactEvent::source).thenComparing(ContactEvent::externalId);

    private final Jdbi jdbi;

    @Inject
    EventRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Added add(int tenant, List<ContactEvent> events, Instant receivedAt) {
        Set<Long> wanted = events.stream().map(ContactEvent::contactId).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> there = lock(tenant, wanted);
        wanted.removeAll(there);
        List<ContactEvent> storable = events.stream()
                .filter(event -> there.contains(event.contactId()))
                .sorted(BY_KEY)
                .toList();
        return new Added(storable.isEmpty() ? List.of() : insert(tenant, storable, receivedAt), wanted);
    }

    private Set<Long> lock(int tenant, Collection<Long> contactIds) {
        return new HashSet<>(jdbi.withHandle(h -> h.createQuery(
                        "select id from contact where tenant_id = :tenant and id = any(:ids) order by id for key share")
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contactIds)
                .mapTo(Long.class)
                .list()));
    }

    private List<Recorded> insert(int tenant, List<ContactEvent> events, Instant receivedAt) {
        return jdbi.withHandle(h -> bind(
                        h.createQuery(
                                """
                        insert into event (tenant_id, contact_id, name, properties, occurred_at, received_at, source,
                                           external_id, campaign_id, message_id, machine, machine_reason)
                        select :tenant, u.contact_id, u.name, cast(u.properties as jsonb), u.occurred_at, :receivedAt, u.source,
                               u.external_id, u.campaign_id, u.message_id, u.machine, u.machine_reason
                          from unnest(:contactIds, :names, :properties, :occurredAt, :sources, :externalIds, :campaignIds,
                                      :messageIds, :machine, :machineReasons)
                               as u (contact_id, name, properties, occurred_at, source, external_id, campaign_id, message_id,
                                     machine, machine_reason)
                        on conflict (tenant_id, source, external_id) do nothing
                        returning id, contact_id, name, occurred_at, properties, campaign_id, machine
                        """),
                        events)
                .bind("tenant", tenant)
                .bind("receivedAt", receivedAt)
                .map((row, ctx) -> new Recorded(
                        row.getLong("id"),
                        row.getLong("contact_id"),
                        row.getString("name"),
                        Database.instant(row, "occurred_at"),
                        Json.tree(row.getString("properties")),
                        row.getObject("campaign_id", Long.class),
                        row.getBoolean("machine")))
                .list());
    }

    private static Query bind(Query query, List<ContactEvent> events) {
        return query.bindArray("contactIds", Long.class, each(events, ContactEvent::contactId))
                .bindArray("names", String.class, each(events, ContactEvent::name))
                .bindArray("properties", String.class, each(events, EventRepository::properties))
                .bindArray("occurredAt", Instant.class, each(events, ContactEvent::occurredAt))
                .bindArray("sources", String.class, each(events, ContactEvent::source))
                .bindArray("externalIds", String.class, each(events, ContactEvent::externalId))
                .bindArray("campaignIds", Long.class, each(events, e -> origin(e, ContactEvent.Origin::campaignId)))
                .bindArray("messageIds", Long.class, each(events, e -> origin(e, ContactEvent.Origin::messageId)))
                .bindArray(
                        "machine",
                        Boolean.class,
                        each(events, e -> e.origin() != null && e.origin().machine()))
                .bindArray(
                        "machineReasons",
                        String.class,
                        each(events, e -> origin(e, ContactEvent.Origin::machineReason)));
    }

    private static <T> List<T> each(List<ContactEvent> events, Function<ContactEvent, T> value) {
        return events.stream().map(value).toList();
    }

    private static <T> T origin(ContactEvent event, Function<ContactEvent.Origin, T> value) {
        return event.origin() == null ? null : value.apply(event.origin());
    }

    private static String properties(ContactEvent event) {
        return event.properties() == null ? "{}" : Json.write(event.properties());
    }
}
