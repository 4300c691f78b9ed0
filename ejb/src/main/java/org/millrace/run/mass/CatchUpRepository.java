package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.platform.GoldenRatio;

/** Gives a chunk of those inside a resumed campaign the time that the rule wants; they stand still until all have theirs. */
@Dependent
class CatchUpRepository {

    private static final String PICKED =
            """
            with scope as (
                select id, contact_id from run
                where campaign_id = :campaign and contact_id > :after and %s
                order by contact_id fetch first (:limit) rows with ties),
            picked as (
                select r.id, row_number() over (order by r.id) as n
                from (select id from run where id in (select id from scope) order by id for update) r),
            changed as (
            """;

    private static final String CHUNK =
            """
            )
            select (select max(contact_id) from scope) as last_id, (select count(*) from changed where status = 'FROZEN') as moved
            """;

    private static final String STANDING = "status in ('WAITING', 'FROZEN') and ";

    private final Jdbi jdbi;

    @Inject
    CatchUpRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who is overdue becomes due at a share of its own of the span. */
    Chunk spread(MassMove move, CatchUpOrder order, int limit) {
        return jdbi.withHandle(h -> chunk(change(
                        h,
                        move,
                        limit,
                        STANDING + "due_at <= :until",
                        "status = 'FROZEN', due_at = cast(:until as timestamptz) + %s * cast(:seconds as float8) * interval '1 second'"
                                .formatted(GoldenRatio.share("(cast(:before as bigint) + p.n)")))
                .bind("until", order.resumedAt())
                .bind("seconds", order.span().toSeconds())
                .bind("before", move.moved())));
    }

    /** Who is overdue for too long sends nothing until it waits again. */
    Chunk skip(MassMove move, CatchUpOrder order, int limit) {
        return jdbi.withHandle(h -> chunk(change(
                        h,
                        move,
                        limit,
                        STANDING + "due_at <= :until",
                        "status = 'FROZEN', skip_sends = cast(:reason as text)")
                .bind("until", order.oldBefore())
                .bind("reason", order.skipReason())));
    }

    /**
     * Arrivals are later by the pause, also of those who stand at an incident, and every wait is looked at once, so that it states its
     * end anew.
     */
    Chunk retime(MassMove move, CatchUpOrder order, int limit) {
        return jdbi.withHandle(h -> chunk(change(
                        h,
                        move,
                        limit,
                        "(status = 'INCIDENT' or " + STANDING + "due_at is not null)",
                        "status = case when r.status = 'INCIDENT' then r.status else 'FROZEN' end,"
                                + " due_at = case when r.due_at is not null then cast(:now as timestamptz) end, moved_at = r.moved_at"
                                + " + cast(:millis as float8) * interval '1 millisecond'")
                .bind("now", order.resumedAt())
                .bind("millis", order.pause().toMillis())));
    }

    private static Query change(Handle h, MassMove move, int limit, String who, String change) {
        String update = "update run r set version = r.version + 1, " + change
                + " from picked p where r.id = p.id returning r.status";
        return h.createQuery(PICKED.formatted(who) + update + CHUNK)
                .bind("campaign", move.campaignId())
                .bind("after", move.lastId())
                .bind("limit", limit);
    }

    private static Chunk chunk(Query query) {
        return query.map((row, ctx) -> Chunk.of(row)).one();
    }

    /** Those inside at this instant: all, those overdue, those overdue by then. */
    Inside count(int tenant, long campaignId, Instant oldBefore, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select count(*) as inside, count(*) filter (where due_at <= :now) as overdue,
                               count(*) filter (where due_at <= :old) as old
                        from run
                        where tenant_id = :tenant and campaign_id = :campaign and status in ('WAITING', 'FROZEN')
                        """)
                .bind("now", now)
                .bind("old", oldBefore)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .map((row, ctx) -> new Inside(row.getLong("inside"), row.getLong("overdue"), row.getLong("old")))
                .one());
    }

    /** How many stand in a campaign. */
    record Inside(long all, long overdue, long old) {}
}
