package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.millrace.platform.Shards;

/** Queue depths by the partial indexes, never by counting millions. */
@Dependent
class OperationsRepository {

    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Jdbi jdbi;

    @Inject
    OperationsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    DueDepth due(int tenant, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select count(*) as runs, min(due_at) as oldest
                        from (select r.due_at from generate_series(0, :last) s (shard), run r
                              where r.shard = s.shard and r.status = 'WAITING' and r.due_at <= :now
                                and r.tenant_id = :tenant
                              limit :limit) d
                        """)
                .bind("tenant", tenant)
                .bind("now", now)
                .bind("last", Shards.COUNT - 1)
                .bind("limit", OperationsOverview.LIMIT)
                .map((row, ctx) -> new DueDepth(
                        row.getLong("runs"),
                        ctx.findColumnMapperFor(Instant.class).orElseThrow().map(row, "oldest", ctx)))
                .one());
    }

    /** Null when nothing is late. */
    Instant oldestReady(int tenant, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select min(ready_at) as oldest
                        from (select ready_at from message
                              where state = 'READY' and ready_at <= :now and tenant_id = :tenant limit :limit) m
                        """)
                .bind("now", now)
                .bind("tenant", tenant)
                .bind("limit", OperationsOverview.LIMIT)
                .map((row, ctx) ->
                        ctx.findColumnMapperFor(Instant.class).orElseThrow().map(row, "oldest", ctx))
                .one());
    }

    List<OperationsOverview.HeldCampaign> held(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, name, status, frozen_at as since from campaign
                        where tenant_id = :tenant and status in ('PAUSED', 'FROZEN') order by id limit 100
                        """)
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(OperationsOverview.HeldCampaign.class))
                .list());
    }

    List<OperationsOverview.MessageDepth> messages(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select 'READY' as state, count(*) as count
                        from (select 1 from message where state = 'READY' and tenant_id = :tenant limit :limit) r
                        union all
                        select 'CLAIMED', count(*)
                        from (select 1 from message where state = 'CLAIMED' and tenant_id = :tenant limit :limit) c
                        union all
                        select 'UNCERTAIN', count(*)
                        from (select 1 from message where state = 'UNCERTAIN' and tenant_id = :tenant limit :limit) u
                        """)
                .bind("tenant", tenant)
                .bind("limit", OperationsOverview.LIMIT)
                .map(ConstructorMapper.of(OperationsOverview.MessageDepth.class))
                .list());
    }

    long openIncidents(int tenant) {
        return count("select count(*) from incident where tenant_id = :tenant and resolved_at is null", tenant);
    }

    /** The newest ones. */
    List<IncidentSummary> repaired(int tenant, Instant since) {
        return jdbi.withHandle(h -> h.createQuery(
                        RunReadRepository.INCIDENT
                                + """
                        where i.tenant_id = :tenant and i.resolution = 'REPAIRED' and i.opened_at > :since
                        order by i.id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("since", since)
                .bind("limit", OperationsOverview.REPAIRED)
                .map(ConstructorMapper.of(IncidentSummary.class))
                .list());
    }

    long deadLetters(int tenant) {
        return count("select count(*) from dead_letter where tenant_id = :tenant and resolved_at is null", tenant);
    }

    private long count(String sql, int tenant) {
        return jdbi.withHandle(
                h -> h.createQuery(sql).bind("tenant", tenant).mapTo(Long.class).one());
    }

    List<OperationsOverview.MassMoveProgress> massMoves(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, m.campaign_id, c.name as campaign, m.kind, m.moved, m.requested_at, m.failures, m.error,
                               case when m.failures > 0 then m.not_before end as next_try
                        from mass_move m join campaign c on c.id = m.campaign_id
                        where m.tenant_id = :tenant and m.status = 'RUNNING' order by m.id limit 100
                        """)
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(OperationsOverview.MassMoveProgress.class))
                .list());
    }

    List<OperationsOverview.FailingCount> failingCounts(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select s.slug as audience, s.name, a.members, a.failures, a.error, a.not_before as next_try
                        from audience_count a join segment s on s.id = a.segment_id
                        where a.tenant_id = :tenant and a.failures > 0 order by s.id limit 100
                        """)
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(OperationsOverview.FailingCount.class))
                .list());
    }

    List<OperationsOverview.Node> nodes(Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select distinct on (node) node, started_at, heartbeat_at, heartbeat_at > :silent as alive
                        from engine_node order by node, started_at desc
                        """)
                .bind("silent", now.minus(SILENCE))
                .map(ConstructorMapper.of(OperationsOverview.Node.class))
                .list());
    }

    record DueDepth(long runs, Instant oldest) {}
}
