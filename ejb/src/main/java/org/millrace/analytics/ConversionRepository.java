package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes conversions: set-based, and the same again changes nothing. */
@Dependent
class ConversionRepository {

    /** The first half of the advisory lock's key: "attribution in a tenant". */
    private static final int LOCK_CLASS = 0x41545452;

    /**
     * What an event {@code e} is worth for a goal {@code g}: its property as a number, also when it was sent as a text; 0 for what is
     * no number or too large for the column.
     */
    static final String AMOUNT =
            """
            coalesce((select case when abs(v.n) < 1e15 then round(v.n, 4) end
                      from (select case when e.properties ->> g.value_property ~ '^-?[0-9]{1,15}(\\.[0-9]{1,40})?([eE][+-]?[0-9])?$'
                                        then cast(e.properties ->> g.value_property as numeric) end as n) v), 0)
            """;

    /** When an event {@code e} counts for a goal {@code g} of a run {@code r}. */
    static final String COUNTS =
            """
            g.tenant_id = e.tenant_id and g.event_name = e.name
              and r.campaign_id = g.campaign_id and r.contact_id = e.contact_id
              and not e.machine
              and e.occurred_at >= r.entered_at
              and e.occurred_at < r.entered_at + g.window_seconds * interval '1 second'
            """;

    private static final String INSERT =
            """
            insert into conversion (tenant_id, campaign_id, goal_id, run_id, entered_at, event_id, occurred_at, amount, first_for_run)
            select e.tenant_id, g.campaign_id, g.id, r.id, r.entered_at, e.id, e.occurred_at, %s, false
            from event e, goal g, run r
            where %s and %%s
            on conflict (goal_id, run_id, event_id) do nothing
            returning goal_id, run_id
            """
                    .formatted(AMOUNT, COUNTS);

    /** The few events since then are found first, whatever the statistics say: a chunk of entries must not read them all. */
    private static final String RECENT =
            """
            e.id = any(array(select id from event where tenant_id = :tenant and occurred_at >= :since))
              and r.campaign_id = :campaign and r.entered_at >= :since
            """;

    private final Jdbi jdbi;

    @Inject
    ConversionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    boolean isAnyGoal(int tenant, Collection<String> eventNames) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from goal where tenant_id = :tenant and event_name = any(:names))")
                .bind("tenant", tenant)
                .bindArray("names", String.class, eventNames)
                .mapTo(Boolean.class)
                .one());
    }

    /** Without one, looking for events would read every run of the campaign at each chunk of entries. */
    boolean hasGoal(int tenant, long campaign) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from goal where tenant_id = :tenant and campaign_id = :campaign)")
                .bind("tenant", tenant)
                .bind("campaign", campaign)
                .mapTo(Boolean.class)
                .one());
    }

    /** What enters from now on sees these events: no chunk of entries looks for events until the transaction ends. */
    void lockForEvents(int tenant) {
        lock("pg_advisory_xact_lock_shared", tenant);
    }

    /** No event is attributed by anybody else until the transaction ends, so none can miss these entries. */
    void lockForEntries(int tenant) {
        lock("pg_advisory_xact_lock", tenant);
    }

    private void lock(String function, int tenant) {
        jdbi.useHandle(h -> h.createQuery("select count(" + function + "(" + LOCK_CLASS + ", :tenant))")
                .bind("tenant", tenant)
                .mapTo(long.class)
                .one());
    }

    /** Events of one contact are attributed one transaction after the other. */
    void lockContacts(int tenant, Collection<Long> contacts) {
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select id from contact where tenant_id = :tenant and id = any(:ids) order by id for no key update
                        """)
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contacts)
                .mapTo(Long.class)
                .list());
    }

    void attribute(Collection<Long> events) {
        jdbi.useHandle(h -> settleFirst(
                h, h.createQuery(INSERT.formatted("e.id = any(:events)")).bindArray("events", Long.class, events)));
    }

    /** Events that came in before the runs that they count for had been committed. */
    void attributeToEntries(int tenant, long campaign, Instant enteredSince) {
        jdbi.useHandle(h -> settleFirst(
                h,
                h.createQuery(INSERT.formatted(RECENT))
                        .bind("tenant", tenant)
                        .bind("campaign", campaign)
                        .bind("since", enteredSince)));
    }

    /** The earliest of a run and goal is its first, though a later one may have come in before it. */
    private static void settleFirst(Handle h, org.jdbi.v3.core.statement.Query insert) {
        List<Reached> reached = insert.map((row, context) -> new Reached(row.getLong("goal_id"), row.getLong("run_id")))
                .list();
        if (reached.isEmpty()) {
            return;
        }
        pairs(
                        h.createUpdate(
                                """
                                update conversion c set first_for_run = false
                                from unnest(:goals, :runs) as p(goal_id, run_id)
                                where c.goal_id = p.goal_id and c.run_id = p.run_id and c.first_for_run
                                  and exists (select 1 from conversion b
                                              where b.goal_id = c.goal_id and b.run_id = c.run_id
                                                and (b.occurred_at, b.event_id) < (c.occurred_at, c.event_id))
                                """),
                        reached)
                .execute();
        pairs(
                        h.createUpdate(
                                """
                                update conversion c set first_for_run = true
                                from (select distinct on (b.goal_id, b.run_id) b.id
                                      from unnest(:goals, :runs) as p(goal_id, run_id)
                                      join conversion b on b.goal_id = p.goal_id and b.run_id = p.run_id
                                      order by b.goal_id, b.run_id, b.occurred_at, b.event_id) best
                                where c.id = best.id and not c.first_for_run
                                """),
                        reached)
                .execute();
    }

    private static <S extends SqlStatement<S>> S pairs(S statement, List<Reached> reached) {
        List<Reached> distinct = reached.stream().distinct().toList();
        return statement
                .bindArray(
                        "goals",
                        Long.class,
                        distinct.stream().map(Reached::goal).toList())
                .bindArray(
                        "runs", Long.class, distinct.stream().map(Reached::run).toList());
    }

    private record Reached(long goal, long run) {}
}
