package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Backoff;
import org.millrace.platform.Caller;

/** The rows that say which mass moves are asked for and how far they have come. */
@Dependent
class MassMoveRepository {

    private final Jdbi jdbi;

    @Inject
    MassMoveRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the move's id */
    long request(Caller caller, MassMoveRequest wanted, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into mass_move
                            (tenant_id, campaign_id, kind, status, reason, params, holds, requested_by, requested_at)
                        values (:tenant, :campaign, :kind, 'RUNNING', :reason, cast(:params as jsonb), :holds, :by, :now)
                        returning id
                        """)
                .bind("tenant", caller.tenant())
                .bind("campaign", wanted.campaignId())
                .bind("kind", wanted.kind().name())
                .bind("reason", wanted.reason())
                .bind("params", wanted.params())
                .bind("holds", wanted.holds())
                .bind("by", caller.name())
                .bind("now", now)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Locks the next move that can be worked on: per campaign in the order in which they were asked for, enrolments apart from the
     * others, since an enrolment waits while its campaign takes no entries.
     */
    Optional<MassMove> lockNext(Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, m.tenant_id as tenant, m.campaign_id, m.kind, m.reason, m.holds, m.params, m.last_id,
                               m.moved
                        from mass_move m join campaign c on c.id = m.campaign_id
                        where m.status = 'RUNNING' and (m.not_before is null or m.not_before <= :now)
                          and (m.kind not in ('ENROL', 'RE_ENROL')
                               or c.status in ('ACTIVE', 'COMPLETED', 'ARCHIVED') and c.holds = 0)
                          and not exists (select 1 from mass_move e
                                          where e.campaign_id = m.campaign_id and e.status = 'RUNNING' and e.id < m.id
                                            and (e.kind in ('ENROL', 'RE_ENROL')) = (m.kind in ('ENROL', 'RE_ENROL')))
                        order by m.id limit 1 for update of m skip locked
                        """)
                .bind("now", now)
                .map((row, ctx) -> MassMove.of(row))
                .findOne());
    }

    void advance(long id, Chunk chunk) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update mass_move set last_id = :last, moved = moved + :moved, failures = 0, error = null
                        where id = :id
                        """)
                .bind("last", chunk.lastId())
                .bind("moved", chunk.moved())
                .bind("id", id)
                .execute());
    }

    /** It is tried again after a pause that grows with its failures up to five minutes; the others go on meanwhile. */
    void failed(long id, String error, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update mass_move
                        set %s
                        where id = :id
                        """
                                .formatted(Backoff.FAILED))
                .bind("error", error)
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    void finish(long id, long moved, Instant now) {
        close(id, "DONE", moved, null, now);
    }

    /** The campaign takes no entries any more, or the move cannot be done. */
    void giveUp(long id, String why, Instant now) {
        close(id, "GIVEN_UP", 0, why, now);
    }

    private void close(long id, String status, long moved, String error, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update mass_move set status = :status, moved = moved + :moved, error = :error, finished_at = :now
                        where id = :id
                        """)
                .bind("status", status)
                .bind("moved", moved)
                .bind("error", error)
                .bind("now", now)
                .bind("id", id)
                .execute());
    }
}
