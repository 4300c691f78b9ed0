package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.run.RunStatus;

/** Freezes, thaws and cancels a chunk of a campaign's runs with one statement. */
@Dependent
class HoldRepository {

    private final Jdbi jdbi;

    @Inject
    HoldRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Chunk change(MassMove move, List<RunStatus> from, RunStatus to, int limit) {
        return jdbi.withHandle(h -> ChosenRunRepository.change(
                        h,
                        move,
                        new ChosenRunRepository.From(from, false),
                        limit,
                        """
                        , changed as (
                            update run r set status = :to, version = r.version + 1
                            from picked p where r.id = p.id returning 1)
                        select (select max(contact_id) from scope) as last_id,
                               (select count(*) from changed) as moved
                        """)
                .bind("to", to.name())
                .map((row, ctx) -> Chunk.of(row))
                .one());
    }

    /** Ends live runs with their trail; answers also what has to be counted. */
    Canceled cancel(MassMove move, String reason, int limit, Instant now) {
        return jdbi.withHandle(h -> {
            List<CanceledRuns> canceled = ChosenRunRepository.change(
                            h,
                            move,
                            BulkAction.CANCEL.from(),
                            limit,
                            """
                            , changed as (
                                update run r
                                set status = 'CANCELED', exit_kind = 'canceled', exit_reason = :reason, due_at = null,
                                    waiting_for = null, signal = null, finished_at = :now, version = r.version + 1
                                from picked p where r.id = p.id
                                returning r.id, r.contact_id, r.version_id, r.node_no, r.visit, r.variant),
                            closed as (
                                update incident i set resolved_at = :now, resolved_by = 'engine', resolution = 'CANCELED'
                                from changed c where i.run_id = c.id and i.resolved_at is null),
                            trail as (
                                insert into step_page (tenant_id, run_id, visit, at, nodes, outcome, reason)
                                select :tenant, id, visit, :now, array[node_no], 'CANCELED', :reason from changed)
                            select version_id, node_no, variant, count(c.id) as n,
                                   (select max(contact_id) from scope) as last_id
                            from (select 1) always left join changed c on true group by version_id, node_no, variant
                            """)
                    .bind("reason", reason)
                    .bind("now", now)
                    .map((row, ctx) -> CanceledRuns.of(row))
                    .list();
            return Canceled.of(move, canceled);
        });
    }

    /** Runs that were canceled at one node; {@code lastId} is where the whole chunk ended, null when nobody was left. */
    record CanceledRuns(long versionId, int nodeNo, String variant, long n, Long lastId) {

        static CanceledRuns of(ResultSet row) throws SQLException {
            return new CanceledRuns(
                    row.getLong("version_id"),
                    row.getInt("node_no"),
                    row.getString("variant"),
                    row.getLong("n"),
                    row.getObject("last_id", Long.class));
        }
    }

    /** A chunk with its counters. */
    record Canceled(Chunk chunk, List<Delta> deltas) {

        static Canceled of(MassMove move, List<CanceledRuns> groups) {
            Long last = groups.get(0).lastId();
            long moved = groups.stream().mapToLong(CanceledRuns::n).sum();
            List<Delta> deltas = groups.stream()
                    .filter(g -> g.n() > 0)
                    .flatMap(g -> List.of(
                            new Delta(
                                    move.tenant(),
                                    move.campaignId(),
                                    g.versionId(),
                                    g.nodeNo(),
                                    g.variant(),
                                    Metric.LEFT,
                                    g.n()),
                            new Delta(
                                    move.tenant(),
                                    move.campaignId(),
                                    g.versionId(),
                                    0,
                                    g.variant(),
                                    Metric.RUN_CANCELED,
                                    g.n()))
                            .stream())
                    .toList();
            return new Canceled(new Chunk(last, moved), deltas);
        }
    }
}
