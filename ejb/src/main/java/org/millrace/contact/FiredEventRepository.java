package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.platform.Backoff;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** Rows of the table fired_event: an outbox whose rows live for about a second. */
@Dependent
class FiredEventRepository implements FiredEventStore {

    private final Jdbi jdbi;

    @Inject
    FiredEventRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(List<FiredEvent> fired, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into fired_event (tenant_id, contact_id, campaign_id, run_id, node_no, visit, name, properties,
                                                 fired_at, not_before)
                        select u.*, :now, :now
                          from unnest(:tenants, :contacts, :campaigns, :runs, :nodes, :visits, :names, cast(:properties as jsonb[])) u
                        on conflict (run_id, node_no, visit) do nothing
                        """)
                .bind("now", now)
                .bindArray("tenants", Integer.class, each(fired, FiredEvent::tenant))
                .bindArray("contacts", Long.class, each(fired, FiredEvent::contactId))
                .bindArray("campaigns", Long.class, each(fired, FiredEvent::campaignId))
                .bindArray("runs", Long.class, each(fired, FiredEvent::runId))
                .bindArray("nodes", Integer.class, each(fired, FiredEvent::nodeNo))
                .bindArray("visits", Integer.class, each(fired, FiredEvent::visit))
                .bindArray("names", String.class, each(fired, FiredEvent::name))
                .bindArray("properties", String.class, each(fired, FiredEventRepository::properties))
                .execute());
    }

    @Override
    public List<Pending> take(int limit, Instant now) {
        return pending("where not_before <= :now order by id limit :limit", query -> query.bind("now", now)
                .bind("limit", limit));
    }

    @Override
    public List<Pending> take(List<Long> ids) {
        return pending("where id = any(:ids) order by id", query -> query.bindArray("ids", Long.class, ids));
    }

    private List<Pending> pending(String where, Function<Query, Query> bind) {
        return jdbi.withHandle(
                h -> bind.apply(h.createQuery("select * from fired_event " + where + " for update skip locked"))
                        .map((row, ctx) -> read(row))
                        .list());
    }

    @Override
    public void remove(List<Long> ids) {
        jdbi.useHandle(h -> h.createUpdate("delete from fired_event where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute());
    }

    @Override
    public void postpone(long id, Duration longest, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update fired_event
                           set attempts = attempts + 1,
                               not_before = %s
                         where id = :id
                        """
                                .formatted(Backoff.after("attempts", longest)))
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    private static Pending read(ResultSet row) throws SQLException {
        FiredEvent event = new FiredEvent(
                row.getInt("tenant_id"),
                row.getLong("contact_id"),
                row.getLong("campaign_id"),
                row.getLong("run_id"),
                row.getInt("node_no"),
                row.getInt("visit"),
                row.getString("name"),
                Json.tree(row.getString("properties")));
        return new Pending(row.getLong("id"), event, Database.instant(row, "fired_at"));
    }

    private static <T> List<T> each(List<FiredEvent> fired, Function<FiredEvent, T> value) {
        return fired.stream().map(value).toList();
    }

    private static String properties(FiredEvent event) {
        return event.properties() == null ? "{}" : Json.write(event.properties());
    }
}
