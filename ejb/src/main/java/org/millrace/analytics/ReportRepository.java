package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.counter.Metric;
import org.millrace.platform.Shards;
import org.millrace.run.RunStatus;

/** The figures of one campaign, each with one statement. */
@Dependent
class ReportRepository {

    private final Jdbi jdbi;

    @Inject
    ReportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Everything that the transaction reads from here on is of one instant; the first thing that it does. */
    void oneSnapshot() {
        jdbi.useHandle(h -> h.execute("set transaction isolation level repeatable read, read only"));
    }

    List<Runs> runs(int tenant, long campaign) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select coalesce(variant, '') as variant, node_no, status, count(*) as n from run
                                where tenant_id = :tenant and campaign_id = :campaign
                                group by variant, node_no, status
                                """))
                .map((row, context) -> new Runs(
                        row.getString("variant"),
                        row.getInt("node_no"),
                        RunStatus.valueOf(row.getString("status")),
                        row.getLong("n")))
                .list());
    }

    List<Counted> counters(int tenant, long campaign) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select node_no, variant, metric, sum(n) as n
                                from (select tenant_id, node_no, variant, metric, n from counter
                                      where campaign_id = :campaign
                                      union all
                                      select tenant_id, node_no, variant, metric, n from counter_delta
                                      where campaign_id = :campaign) x
                                where tenant_id = :tenant
                                group by node_no, variant, metric
                                """))
                .map((row, context) -> new Counted(
                        row.getInt("node_no"),
                        row.getString("variant"),
                        Metric.valueOf(row.getString("metric")),
                        row.getLong("n")))
                .list());
    }

    /** The nodes of the campaign's workflow, each as its newest version has it. */
    List<Node> nodes(int tenant, long campaign) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select distinct on (n.node_no) n.node_no, n.node_id, n.type, n.name
                                from campaign c
                                join workflow_version v on v.workflow_id = c.workflow_id
                                join node n on n.version_id = v.id
                                where c.tenant_id = :tenant and c.id = :campaign
                                order by n.node_no, v.no desc
                                """))
                .map((row, context) -> new Node(
                        row.getInt("node_no"), row.getString("node_id"), row.getString("type"), row.getString("name")))
                .list());
    }

    /** Per goal and arm; squares are of the values per run. */
    List<Converted> conversions(int tenant, long campaign) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select goal_id, variant, '' as product, count(*) filter (where reached) as runs,
                                       sum(events) as events, sum(amount) as value, sum(amount * amount) as squares
                                from (select c.goal_id, c.run_id, coalesce(r.variant, '') as variant,
                                             bool_or(c.first_for_run) as reached, count(*) as events, sum(c.amount) as amount
                                      from conversion c join run r on r.id = c.run_id
                                      where c.tenant_id = :tenant and c.campaign_id = :campaign
                                      group by c.goal_id, c.run_id, r.variant) of_run
                                group by goal_id, variant
                                """))
                .map(ReportRepository::converted)
                .list());
    }

    /** Per goal and product that the event names; empty for a product that is not the campaign's. */
    List<Converted> conversionsByProduct(int tenant, long campaign) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select c.goal_id, '' as variant, coalesce(p.slug, '') as product,
                                       count(distinct c.run_id) as runs, count(*) as events, sum(c.amount) as value,
                                       0 as squares
                                from conversion c
                                left join event e on e.id = c.event_id
                                left join product p on p.tenant_id = c.tenant_id and p.slug = e.properties ->> 'product'
                                     and exists (select 1 from campaign_product cp
                                                 where cp.campaign_id = c.campaign_id and cp.product_id = p.id)
                                where c.tenant_id = :tenant and c.campaign_id = :campaign
                                group by c.goal_id, p.slug
                                """))
                .map(ReportRepository::converted)
                .list());
    }

    /** Each part by the index of what is open, so that what has ended and what waits for later is not read. */
    QueueDepth queue(int tenant, long campaign, Instant now) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select (select count(*) from generate_series(0, :last) s (shard), run r
                                        where r.shard = s.shard and r.status = 'WAITING' and r.due_at <= :now
                                          and r.tenant_id = :tenant and r.campaign_id = :campaign) as runs_due,
                                       (select count(*) from mass_move
                                        where tenant_id = :tenant and campaign_id = :campaign and kind = 'ENROL'
                                          and status = 'RUNNING') as entering,
                                       (select count(*) from message
                                        where tenant_id = :tenant and campaign_id = :campaign and state = 'READY')
                                       + (select count(*) from message
                                          where tenant_id = :tenant and campaign_id = :campaign and state = 'HELD') as ready,
                                       (select count(*) from message
                                        where tenant_id = :tenant and campaign_id = :campaign and state = 'CLAIMED') as claimed,
                                       (select count(*) from message
                                        where tenant_id = :tenant and campaign_id = :campaign and state = 'UNCERTAIN') as uncertain
                                """))
                .bind("now", now)
                .bind("last", Shards.COUNT - 1)
                .map((row, context) -> new QueueDepth(
                        row.getLong("runs_due"),
                        row.getLong("entering"),
                        row.getLong("ready"),
                        row.getLong("claimed"),
                        row.getLong("uncertain")))
                .one());
    }

    List<CampaignProgress> progress(int tenant, Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select campaign_id,
                               coalesce(sum(n) filter (where metric = 'RUN_ENTERED'), 0) as entered,
                               coalesce(sum(n) filter (where metric in
                                   ('RUN_SUCCESS', 'RUN_PARTIAL', 'RUN_FAILED', 'RUN_CANCELED')), 0) as ended,
                               coalesce(sum(n) filter (where metric = 'SENT'), 0) as sent,
                               coalesce(sum(n) filter (where metric = 'FAILED'), 0) as failed
                        from (select tenant_id, campaign_id, metric, n from counter_total
                              where campaign_id = any(:campaigns)
                              union all
                              select tenant_id, campaign_id, metric, n from counter_delta
                              where campaign_id = any(:campaigns)) x
                        where tenant_id = :tenant
                        group by campaign_id
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, context) -> new CampaignProgress(
                        row.getLong("campaign_id"),
                        row.getLong("entered"),
                        row.getLong("entered") - row.getLong("ended"),
                        row.getLong("ended"),
                        row.getLong("sent"),
                        row.getLong("failed")))
                .list());
    }

    private static Query of(int tenant, long campaign, Query query) {
        return query.bind("tenant", tenant).bind("campaign", campaign);
    }

    private static Converted converted(ResultSet row, StatementContext context) throws SQLException {
        return new Converted(
                row.getLong("goal_id"),
                row.getString("variant"),
                row.getString("product"),
                row.getLong("runs"),
                row.getLong("events"),
                row.getBigDecimal("value"),
                row.getDouble("squares"));
    }

    /** Runs of an arm at a node. */
    record Runs(String variant, int nodeNo, RunStatus status, long n) {}

    /** A counter over all versions and hours. */
    record Counted(int nodeNo, String variant, Metric metric, long n) {}

    /** A node by its number. */
    record Node(int no, String id, String type, String name) {}

    /** Conversions of a goal. */
    record Converted(
            long goalId, String variant, String product, long runs, long events, BigDecimal value, double squares) {}
}
