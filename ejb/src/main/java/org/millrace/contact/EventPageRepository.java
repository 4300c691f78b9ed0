package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;

/** Reads the events of one contact. */
@Dependent
class EventPageRepository {

    private static final String COLUMNS =
            "e.id, e.name, e.occurred_at, e.received_at, e.source, e.external_id, e.properties, e.campaign_id, e.machine";

    private final Jdbi jdbi;
    private final ContactRepository contacts;

    @Inject
    EventPageRepository(Jdbi jdbi, ContactRepository contacts) {
        this.jdbi = jdbi;
        this.contacts = contacts;
    }

    Page<StoredEvent> page(int tenant, String contact, String cursor, int limit) {
        long contactId = contacts.find(tenant, contact)
                .orElseThrow(() -> new NotFound("contact", contact))
                .id();
        Page.limit(limit);
        long before = Page.after(cursor, Long.MAX_VALUE);
        List<StoredEvent> rows = jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from event e where e.tenant_id = :tenant and e.contact_id = :contact and e.id < :before"
                        + " order by e.id desc limit :limit")
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .bind("before", before)
                .bind("limit", limit + 1)
                .map((row, ctx) -> read(row))
                .list());
        return Page.of(rows, limit, event -> String.valueOf(event.id()));
    }

    /** All of them, the oldest first. */
    List<StoredEvent> all(int tenant, long contactId) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from event e where e.tenant_id = :tenant and e.contact_id = :contact order by e.id")
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .map((row, ctx) -> read(row))
                .list());
    }

    private static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getString("name"),
                Database.instant(row, "occurred_at"),
                Database.instant(row, "received_at"),
                row.getString("source"),
                row.getString("external_id"),
                Json.tree(row.getString("properties")),
                row.getObject("campaign_id", Long.class),
                row.getBoolean("machine"));
    }
}
