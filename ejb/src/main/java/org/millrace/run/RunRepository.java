package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Shards;

/** Runs on PostgreSQL: one statement per kind of thing for a whole batch. */
@Dependent
public class RunRepository implements RunStore {

    private static final String CLAIMED =
            """
            select id, tenant_id, campaign_id, contact_id, version_id, node_no, visit, shard, variant, entered_at,
                   moved_at, waiting_for, wait_until, signal, skip_sends, loops
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
                    exit_reason = m.reason, reenter_after = m.reenter_after
                from unnest(:ids, :versions, :loops, :reasons, :reenters)
                     as m (id, version_id, loops, reason, reenter_after)
                where r.id = m.id
                """);
        array(update, "ids", Long.class, moves, RunMove::runId);
        array(update, "versions", Long.class, moves, RunMove::newVersionId);
        array(update, "loops", String.class, moves, move -> move.loops().json());
        array(
                update,
                "reasons",
                String.class,
                moves,
                move -> move.end() == null ? null : move.end().reason());
        array(
                update,
                "reenters",
                Instant.class,
                moves,
                move -> move.end() == null ? null : move.end().reenterAfter());
        return update;
    }

    private static Update moves(Handle h, List<RunMove> moves) {
        var update = h.createUpdate(
                """
                update run r
                set node_no = m.node_no, visit = m.visit, status = m.status, waiting_for = m.waiting_for,
                    due_at = m.due_at, wait_until = case when m.waiting_for is not null then m.due_at end, signal = null, skip_sends = null,
                    variant = m.variant, exit_kind = m.exit_kind, moved_at = m.moved_at,
                    finished_at = case when m.status in ('SUCCESS', 'PARTIAL', 'FAILED', 'CANCELED')
                                       then cast(:now as timestamptz) end,
                    version = r.version + 1
                from unnest(:ids, :nodeNos, :visits, :statuses, :waits, :dues, :variants, :kinds, :movedAts)
                     as m (id, node_no, visit, status, waiting_for, due_at, variant, exit_kind, moved_at)
                where r.id = m.id
                """);
        array(update, "ids", Long.class, moves, RunMove::runId);
        array(update, "nodeNos", Integer.class, moves, RunMove::nodeNo);
        array(update, "visits", Integer.class, moves, RunMove::visit);
        array(update, "statuses", String.class, moves, move -> move.status().name());
        array(update, "waits", String.class, moves, move -> name(move.waitingFor()));
        array(update, "dues", Instant.class, moves, RunMove::dueAt);
        array(update, "variants", String.class, moves, RunMove::variant);
        array(update, "kinds", String.class, moves, RunMove::exitKind);
        array(update, "movedAts", Instant.class, moves, RunMove::movedAt);
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
    public void log(List<StepLogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            var insert = h.createUpdate(
                    """
                    insert into step_log (tenant_id, run_id, node_no, visit, at, outcome, port, until, reason)
                    select * from unnest(:tenants, :runs, :nodeNos, :visits, :ats, :outcomes, :ports, :untils, :reasons)
                    """);
            array(insert, "tenants", Integer.class, entries, StepLogEntry::tenant);
            array(insert, "runs", Long.class, entries, StepLogEntry::runId);
            array(insert, "nodeNos", Integer.class, entries, StepLogEntry::nodeNo);
            array(insert, "visits", Integer.class, entries, StepLogEntry::visit);
            array(insert, "ats", Instant.class, entries, StepLogEntry::at);
            array(insert, "outcomes", String.class, entries, entry -> entry.outcome()
                    .name());
            array(insert, "ports", String.class, entries, StepLogEntry::port);
            array(insert, "untils", Instant.class, entries, StepLogEntry::until);
            array(insert, "reasons", String.class, entries, StepLogEntry::reason);
            insert.execute();
        });
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
            array(insert, "tenants", Integer.class, incidents, NewIncident::tenant);
            array(insert, "campaigns", Long.class, incidents, NewIncident::campaignId);
            array(insert, "runs", Long.class, incidents, NewIncident::runId);
            array(insert, "nodeNos", Integer.class, incidents, NewIncident::nodeNo);
            array(insert, "visits", Integer.class, incidents, NewIncident::visit);
            array(insert, "errors", String.class, incidents, NewIncident::error);
            array(insert, "details", String.class, incidents, NewIncident::detail);
            insert.bind("now", now).execute();
        });
    }

    @Override
    public List<ShardDepth> due(Instant now, int limitPerShard) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select s.shard, d.due
                        from generate_series(0, :last) s (shard),
                             lateral (select count(*) as due
                                      from (select 1 from run
                                            where shard = s.shard and status = 'WAITING' and due_at <= :now
                                            limit :limit) x) d
                        where d.due > 0
                        """)
                .bind("last", Shards.COUNT - 1)
                .bind("now", now)
                .bind("limit", limitPerShard)
                .map(ConstructorMapper.of(ShardDepth.class))
                .list());
    }

    private static <T, V> void array(
            SqlStatement<?> statement, String name, Class<V> type, List<T> rows, Function<T, V> value) {
        statement.bindArray(name, type, rows.stream().map(value).toList().toArray());
    }

    private static String name(WaitReason reason) {
        return reason == null ? null : reason.name();
    }
}
