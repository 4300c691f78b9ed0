package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads runs, trails and incidents for people. */
@Dependent
class RunReadRepository {

    private static final String SUMMARY =
            """
            select r.id, r.campaign_id, p.name as campaign, c.external_id as contact, n.node_id as node, n.name, v.no as version,
                   r.status, r.waiting_for is not null as waiting, r.due_at,
                   case when r.status = 'WAITING' then r.put_off end as put_off, r.variant, r.exit_kind, r.entered_at,
                   r.moved_at, r.finished_at
            from run r
            join campaign p on p.id = r.campaign_id
            join workflow_version v on v.id = r.version_id
            left join node n on n.version_id = r.version_id and n.node_no = r.node_no
            left join contact c on c.id = r.contact_id
            """;

    /** An {@link IncidentSummary}. */
    static final String INCIDENT =
            """
            select i.id, i.run_id, i.campaign_id, p.name as campaign, c.external_id as contact, n.node_id as node, n.name,
                   i.error, i.detail, i.opened_at
            from incident i
            join campaign p on p.id = i.campaign_id
            join run r on r.id = i.run_id
            left join contact c on c.id = r.contact_id
            left join node n on n.version_id = r.version_id and n.node_no = i.node_no
            """;

    static final String CANCELED = "run canceled";

    /** As the run's version has it; a node that is deleted there as the last version had it that knew it. */
    private static final String NODE =
            """
            select x.node_id, x.name, x.type
            from workflow_version v
            join workflow_version o on o.workflow_id = v.workflow_id
            join node x on x.version_id = o.id and x.node_no = s.node_no
            where v.id = r.version_id
            order by o.id = v.id desc, o.no desc limit 1
            """;

    private final Jdbi jdbi;

    @Inject
    RunReadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<RunSummary> list(int tenant, RunFilter filter, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        SUMMARY
                                + """
                        where r.tenant_id = :tenant and r.id > :after
                          and (cast(:campaign as bigint) is null or r.campaign_id = :campaign)
                          and (cast(:status as text) is null or r.status = :status)
                          and (not :live or r.status in ('WAITING', 'FROZEN', 'INCIDENT'))
                          and (cast(:contact as text) is null
                               or r.contact_id = (select id from contact
                                                  where tenant_id = :tenant and external_id = :contact))
                        order by r.id limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("campaign", filter.campaignId())
                .bind("status", filter.status() == null ? null : filter.status().name())
                .bind("contact", filter.contact())
                .bind("live", filter.live())
                .bind("limit", limit)
                .map(ConstructorMapper.of(RunSummary.class))
                .list());
    }

    Optional<RunSummary> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(SUMMARY + "where r.tenant_id = :tenant and r.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(RunSummary.class))
                .findOne());
    }

    List<TrailRow> trail(int tenant, long runId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select s.at, s.node_no, n.node_id as node, n.name, n.type, s.outcome, s.port, s.until, s.reason,
                               m.id as message_id, m.channel, m.state, m.address, m.subject, m.sent_at,
                               m.reason as message_reason
                        from step_log s
                        join run r on r.id = s.run_id
                        left join lateral (%s) n on true
                        left join message m
                               on m.run_id = s.run_id and m.node_no = s.node_no and m.visit = s.visit
                        where s.tenant_id = :tenant and s.run_id = :run
                        order by s.visit, s.at
                        """
                                .formatted(NODE))
                .bind("tenant", tenant)
                .bind("run", runId)
                .map(ConstructorMapper.of(TrailRow.class))
                .list());
    }

    List<IncidentSummary> openIncidents(int tenant, Long campaignId, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        INCIDENT
                                + """
                        where i.tenant_id = :tenant and i.resolved_at is null and i.id > :after
                          and (cast(:campaign as bigint) is null or i.campaign_id = :campaign)
                        order by i.id limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(IncidentSummary.class))
                .list());
    }

    void resolveIncident(int tenant, long runId, String by, String resolution, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update incident set resolved_at = :now, resolved_by = :by, resolution = :resolution
                        where tenant_id = :tenant and run_id = :run and resolved_at is null
                        """)
                .bind("now", now)
                .bind("by", by)
                .bind("resolution", resolution)
                .bind("tenant", tenant)
                .bind("run", runId)
                .execute());
    }

    /**
     * Why runs were taken out before their end: canceled, interrupted, opted out, or about to be. Those that are not in the answer
     * cannot become so until the caller's transaction ends. A run that came to its own end sends what it has handed over.
     */
    Map<Long, String> lockedTakenOut(Collection<Long> runIds) {
        return jdbi.withHandle(h -> {
            // A statement of its own: a condition beside the lock would be asked first, and leave the others unlocked.
            h.createQuery("select id from run where id = any(:ids) order by id for share")
                    .bindArray("ids", Long.class, runIds)
                    .mapTo(Long.class)
                    .list();
            return h.createQuery(
                            """
                            select id, case when signal = 'unsubscribed' then 'unsubscribed'
                                            when status = 'CANCELED' then :canceled
                                            else concat_ws(': ', 'run interrupted', exit_reason) end as reason
                            from run
                            where id = any(:ids)
                              and (status = 'CANCELED' or signal = 'unsubscribed' or signal like 'interrupt:%')
                            """)
                    .bindArray("ids", Long.class, runIds)
                    .bind("canceled", CANCELED)
                    .map((row, ctx) -> Map.entry(row.getLong("id"), row.getString("reason")))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
        });
    }
}
