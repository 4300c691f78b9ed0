package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.counter.Metric;

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

    /** Runs that stand still, by the indexes of those alone, each up to the limit. */
    Held held(int tenant, long campaign, int limit) {
        return jdbi.withHandle(h -> of(
                        tenant,
                        campaign,
                        h.createQuery(
                                """
                                select (select count(*) from (select 1 from run where campaign_id = :campaign
                                          and tenant_id = :tenant and status = 'FROZEN' limit :limit) f) as frozen,
                                       (select count(*) from (select 1 from incident where campaign_id = :campaign
                                          and tenant_id = :tenant and resolved_at is null limit :limit) i) as incident
                                """))
                .bind("limit", limit)
                .map((row, context) -> new Held(row.getLong("frozen"), row.getLong("incident")))
                .one());
    }

    List<Counted> counters(int tenant, long campaign, Period period) {
        return jdbi.withHandle(h -> in(
                        period,
                        of(
                                tenant,
                                campaign,
                                h.createQuery(
                                        """
                                        select node_no, variant, metric, sum(n) as n
                                        from (select tenant_id, node_no, variant, metric, hour, n from counter
                                              where campaign_id = :campaign
                                              union all
                                              select tenant_id, node_no, variant, metric, hour, n from counter_delta
                                              where campaign_id = :campaign) x
                                        where tenant_id = :tenant and hour >= :from and hour < :to
                                        group by node_no, variant, metric
                                        """)))
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

    /**
     * Per goal and arm, of the runs that entered in the period; squares are of the values per run. The arm is looked up run by run: a
     * join would read all runs, where only those are wanted that reached a goal.
     *
     * @param arms whether the campaign has any; else no run is read
     */
    List<Converted> conversions(int tenant, long campaign, Period period, boolean arms) {
        return jdbi.withHandle(h -> in(
                        period,
                        of(
                                tenant,
                                campaign,
                                h.createQuery(
                                        """
                                        select goal_id, coalesce(variant, '') as variant, '' as product,
                                               count(*) filter (where reached) as runs,
                                               sum(events) as events, sum(amount) as value, sum(amount * amount) as squares
                                        from (select goal_id, reached, events, amount,
                                                     case when :arms then (select r.variant from run r
                                                                           where r.id = run_id) end as variant
                                              from (select c.goal_id, c.run_id, bool_or(c.first_for_run) as reached,
                                                           count(*) as events, sum(c.amount) as amount
                                                    from conversion c
                                                    where c.tenant_id = :tenant and c.campaign_id = :campaign
                                                      and c.entered_at >= :from and c.entered_at < :to
                                                    group by c.goal_id, c.run_id) of_run) of_arm
                                        group by 1, 2
                                        """)))
                .bind("arms", arms)
                .map(ReportRepository::converted)
                .list());
    }

    /** Per goal and product that the event names, of the same runs; empty for a product that is not the campaign's. */
    List<Converted> conversionsByProduct(int tenant, long campaign, Period period) {
        return jdbi.withHandle(h -> in(
                        period,
                        of(
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
                                          and c.entered_at >= :from and c.entered_at < :to
                                        group by c.goal_id, p.slug
                                        """)))
                .map(ReportRepository::converted)
                .list());
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

    /** How many entered in the period. */
    long entered(int tenant, long campaign, Period period) {
        return counters(tenant, campaign, period).stream()
                .filter(counted -> counted.metric() == Metric.RUN_ENTERED)
                .mapToLong(Counted::n)
                .sum();
    }

    private static Query in(Period period, Query query) {
        return query.bind("from", period.from()).bind("to", period.end());
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

    /** Runs that stand still. */
    record Held(long frozen, long incident) {}

    /** A counter over all versions, and over the hours that were asked for. */
    record Counted(int nodeNo, String variant, Metric metric, long n) {}

    /** A node by its number. */
    record Node(int no, String id, String type, String name) {}

    /** Conversions of a goal. */
    record Converted(
            long goalId, String variant, String product, long runs, long events, BigDecimal value, double squares) {}
}
