package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.millrace.platform.CopyRows;
import org.millrace.platform.Database;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Shards;
import org.millrace.platform.SqlArrays;

/** Runs on PostgreSQL: one statement per kind of thing for a whole batch. */
@Dependent
public class RunRepository implements RunStore {

    private static final String CLAIMED =
            """
            select id, tenant_id, campaign_id, contact_id, version_id, node_no, visit, shard, variant, entered_at,
                   moved_at, waiting_for, wait_until, signal, skip_sends, loops,
                   business_key
            from run
            """;

    private final Jdbi jdbi;

    @Inject
    public RunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<ClaimedRun> claim(int shard, int limit, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        CLAIMED
                                + """
                        where shard = :shard and status = 'WAITING' and due_at <= :now
                        order by due_at limit :limit for update skip locked
                        """)
                .bind("shard", shard)
                .bind("limit", limit)
                .bind("now", now)
                .map((row, ctx) -> ClaimedRun.of(row))
                .list());
    }

    @Override
    public List<ClaimedRun> claim(Collection<Long> runIds, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        CLAIMED
                                + """
                        where id = any(:ids) and status = 'WAITING' and due_at <= :now
                        order by due_at for update skip locked
                        """)
                .bindArray("ids", Long.class, runIds)
                .bind("now", now)
                .map((row, ctx) -> ClaimedRun.of(row))
                .list());
    }

    @Override
    public void move(List<RunMove> moves, Instant now) {
        if (moves.isEmpty()) {
            return;
        }
        List<RunMove> particular = moves.stream().filter(RunMove::particular).toList();
        jdbi.useHandle(h -> {
            moves(h, moves).bind("now", now).execute();
            if (!particular.isEmpty()) {
                particulars(h, particular).execute();
            }
        });
    }

    /** What few moves have is written by a statement of its own, so that the others do not carry it. */
    private static Update particulars(Handle h, List<RunMove> moves) {
        Update update = h.createUpdate(
                """
                update run r
                set version_id = coalesce(m.version_id, r.version_id), loops = cast(m.loops as jsonb),
                    exit_reason = m.reason, reenter_after = to_timestamp(m.reenter_after)
                from unnest(:ids, :versions, :loops, :reasons, :reenters)
                     as m (id, version_id, loops, reason, reenter_after)
                where r.id = m.id
                """);
        SqlArrays.of(update, moves)
                .longs("ids", RunMove::runId)
                .longs("versions", RunMove::newVersionId)
                .texts("loops", move -> move.loops().json())
                .texts("reasons", move -> move.end() == null ? null : move.end().reason())
                .instants(
                        "reenters",
                        move -> move.end() == null ? null : move.end().reenterAfter());
        return update;
    }

    private static Update moves(Handle h, List<RunMove> moves) {
        var update = h.createUpdate(
                """
                update run r
                set node_no = m.node_no, visit = m.visit, status = m.status, waiting_for = m.waiting_for,
                    due_at = to_timestamp(m.due_at),
                    wait_until = case when m.waiting_for is not null then to_timestamp(m.due_at) end,
                    signal = case when m.status in ('SUCCESS', 'PARTIAL', 'FAILED', 'CANCELED')
                                   and (r.signal = 'unsubscribed' or r.signal like 'interrupt:%') then r.signal end,
                    skip_sends = null, put_off = null,
                    variant = m.variant, exit_kind = m.exit_kind, moved_at = to_timestamp(m.moved_at),
                    finished_at = case when m.status in ('SUCCESS', 'PARTIAL', 'FAILED', 'CANCELED')
                                       then cast(:now as timestamptz) end,
                    version = r.version + 1
                from unnest(:ids, :nodeNos, :visits, :statuses, :waits, :dues, :variants, :kinds, :movedAts)
                     as m (id, node_no, visit, status, waiting_for, due_at, variant, exit_kind, moved_at)
                where r.id = m.id
                """);
        SqlArrays.of(update, moves)
                .longs("ids", RunMove::runId)
                .ints("nodeNos", RunMove::nodeNo)
                .ints("visits", RunMove::visit)
                .texts("statuses", move -> move.status().name())
                .texts("waits", move -> name(move.waitingFor()))
                .instants("dues", RunMove::dueAt)
                .texts("variants", RunMove::variant)
                .texts("kinds", RunMove::exitKind)
                .instants("movedAts", RunMove::movedAt);
        return update;
    }

    @Override
    public void hold(Collection<Long> runIds, RunStatus status) {
        jdbi.useHandle(
                h -> h.createUpdate("update run set status = :status, version = version + 1 where id = any(:ids)")
                        .bind("status", status.name())
                        .bindArray("ids", Long.class, runIds)
                        .execute());
    }

    @Override
    public void putOff(Collection<ClaimedRun> runs, PutOff why, Instant until) {
        jdbi.useHandle(h -> {
            Update update = h.createUpdate(
                    """
                    update run r set due_at = :until, put_off = :why, version = r.version + 1
                    from unnest(:tenants, :ids) as m (tenant_id, id) where r.tenant_id = m.tenant_id and r.id = m.id
                    """);
            SqlArrays.of(update, runs).ints("tenants", ClaimedRun::tenant).longs("ids", ClaimedRun::id);
            update.bind("until", until).bind("why", why.name()).execute();
        });
    }

    @Override
    public void log(List<StepLogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        CopyRows rows = new CopyRows();
        StepPage.of(entries).forEach(page -> rows.row(9)
                .put(page.first().runId())
                .put(page.at())
                .put(page.last().until())
                .put(page.first().tenant())
                .put(page.first().visit())
                .put(page.nodes())
                .put(page.ports())
                .put(page.last().outcome().name())
                .put(page.last().reason()));
        jdbi.useHandle(h -> Database.copy(
                h, "step_page (run_id, at, until, tenant_id, visit, nodes, ports, outcome, reason)", rows));
    }

    @Override
    public void openIncidents(List<NewIncident> incidents, Instant now) {
        if (incidents.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            var insert = h.createUpdate(
                    """
                    insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, detail, opened_at)
                    select i.*, cast(:now as timestamptz)
                    from unnest(:tenants, :campaigns, :runs, :nodeNos, :visits, :errors, :details) i
                    on conflict (run_id) where resolved_at is null do nothing
                    """);
            SqlArrays.of(insert, incidents)
                    .ints("tenants", NewIncident::tenant)
                    .longs("campaigns", NewIncident::campaignId)
                    .longs("runs", NewIncident::runId)
                    .ints("nodeNos", NewIncident::nodeNo)
                    .ints("visits", NewIncident::visit)
                    .texts("errors", NewIncident::error)
                    .texts("details", NewIncident::detail);
            insert.bind("now", now).execute();
        });
    }

    @Override
    public List<ShardDepth> due(Instant now, int limitPerShard) {
        return depths(
                """
                select s.shard, d.due
                from generate_series(0, :last) s (shard),
                     lateral (select count(*) as due
                              from (select 1 from run
                                    where shard = s.shard and status = 'WAITING' and due_at <= :now
                                    limit :limit) x) d
                where d.due > 0
                """,
                now,
                limitPerShard);
    }

    /** The order and the limit of one make it the first entry of the index, whatever the planner believes about the table. */
    @Override
    public List<ShardDepth> anyDue(Instant now) {
        return depths(
                """
                select s.shard, :limit as due
                from generate_series(0, :last) s (shard),
                     lateral (select 1 from run
                              where shard = s.shard and status = 'WAITING' and due_at <= :now
                              order by due_at limit 1) d
                """,
                now,
                1);
    }

    private List<ShardDepth> depths(String sql, Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("last", Shards.COUNT - 1)
                .bind("now", now)
                .bind("limit", limit)
                .map(ConstructorMapper.of(ShardDepth.class))
                .list());
    }

    private static String name(WaitReason reason) {
        return reason == null ? null : reason.name();
    }
}
