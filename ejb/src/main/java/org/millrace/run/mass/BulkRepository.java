package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Acts on a chunk of chosen runs, each with its trail. */
@Dependent
class BulkRepository {

    private static final String TRAIL =
            """
            , trail as (
                insert into step_page (tenant_id, run_id, visit, at, nodes, outcome, reason)
                select :tenant, id, visit, :now, array[node_no], :outcome, :reason from changed)
            select (select max(contact_id) from scope) as last_id, (select count(*) from changed) as moved
            """;

    private final Jdbi jdbi;

    @Inject
    BulkRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long count(int tenant, long campaignId, RunChoice choice, BulkAction action) {
        return jdbi.withHandle(h -> ChosenRunRepository.count(h, tenant, campaignId, choice, action.from())
                .mapTo(Long.class)
                .one());
    }

    Chunk retry(MassMove move, int limit, Instant now) {
        return change(
                move,
                BulkAction.RETRY,
                limit,
                now,
                """
                , changed as (
                    update run r set status = 'WAITING', attempt = r.attempt + 1, due_at = :now, version = r.version + 1
                    from picked p where r.id = p.id returning r.id, r.node_no, r.visit),
                closed as (
                    update incident i set resolved_at = :now, resolved_by = 'engine', resolution = 'RETRIED'
                    from changed c where i.run_id = c.id and i.resolved_at is null)
                """);
    }

    Chunk skipWait(MassMove move, int limit, Instant now) {
        return change(
                move,
                BulkAction.SKIP_WAIT,
                limit,
                now,
                """
                , changed as (
                    update run r set signal = coalesce(r.signal, 'skip'), due_at = :now, version = r.version + 1
                    from picked p where r.id = p.id and r.waiting_for is not null returning r.id, r.node_no, r.visit)
                """);
    }

    private Chunk change(MassMove move, BulkAction action, int limit, Instant now, String change) {
        String outcome = action == BulkAction.RETRY ? "RETRIED" : "WAIT_SKIPPED";
        return jdbi.withHandle(h -> ChosenRunRepository.change(h, move, action.from(), limit, change + TRAIL)
                .bind("now", now)
                .bind("outcome", outcome)
                .bind("reason", move.reason())
                .map((row, ctx) -> Chunk.of(row))
                .one());
    }
}
