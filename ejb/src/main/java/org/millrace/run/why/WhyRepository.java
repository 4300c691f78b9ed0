package org.millrace.run.why;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What is stored of a contact's runs in a campaign. */
@Dependent
class WhyRepository {

    private static final String RUN =
            """
            select r.id, r.entry, r.version_id, r.node_no, r.visit, r.status, r.waiting_for, r.due_at, r.wait_until,
                   r.signal, r.put_off, r.variant, r.exit_kind, r.exit_reason, r.entered_at, r.moved_at, r.finished_at,
                   r.reenter_after,
                   (select i.error from incident i where i.run_id = r.id and i.resolved_at is null) as incident
            from run r
            """;

    private final Jdbi jdbi;

    @Inject
    WhyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest first. */
    List<RunRow> runs(int tenant, long campaignId, long contactId) {
        return jdbi.withHandle(h -> h.createQuery(RUN
                        + " where r.tenant_id = :tenant and r.campaign_id = :campaign and r.contact_id = :contact"
                        + " order by r.entry desc limit 20")
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bind("contact", contactId)
                .map(ConstructorMapper.of(RunRow.class))
                .list());
    }

    Optional<ReplayedRun> run(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select r.id, r.campaign_id, r.contact_id, r.version_id, r.node_no, r.visit, r.status"
                                + " from run r where r.tenant_id = :tenant and r.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(ReplayedRun.class))
                .findOne());
    }

    List<TrailLine> trail(int tenant, long runId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select node_no, visit, at, outcome, port, until, reason from step_log
                        where tenant_id = :tenant and run_id = :run
                        order by visit, at, (outcome in ('CONTINUED', 'FINISHED', 'INTERRUPTED', 'CANCELED'))
                        """)
                .bind("tenant", tenant)
                .bind("run", runId)
                .map(ConstructorMapper.of(TrailLine.class))
                .list());
    }

    /** Messages of the run that are not with their receiver. */
    List<MessageRow> unsent(int tenant, long runId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select node_no, channel, state, reason, ready_at from message
                        where tenant_id = :tenant and run_id = :run
                          and state in ('READY', 'HELD', 'CLAIMED', 'SKIPPED', 'FAILED', 'UNCERTAIN')
                        order by visit
                        """)
                .bind("tenant", tenant)
                .bind("run", runId)
                .map(ConstructorMapper.of(MessageRow.class))
                .list());
    }

    /** When the audience was asked for the last time whether it wants in. */
    Optional<Instant> lastEnrolment(int tenant, long campaignId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select max(requested_at) from mass_move
                        where tenant_id = :tenant and campaign_id = :campaign and kind = 'ENROL'
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .mapTo(Instant.class)
                .findOne());
    }

    /** A message of a run. */
    public record MessageRow(int nodeNo, String channel, String state, String reason, Instant readyAt) {}
}
