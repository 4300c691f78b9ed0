package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.counter.Metric;

/** Counters of some campaigns within a period. */
@Dependent
class PeriodRepository {

    private final Jdbi jdbi;

    @Inject
    PeriodRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Long> campaigns(int tenant, Scope scope) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.id from campaign c join workflow w on w.id = c.workflow_id
                        where c.tenant_id = :tenant
                          and (c.id = :campaign or w.slug = :workflow and w.tenant_id = :tenant)
                        order by c.id desc limit 500
                        """)
                .bind("tenant", tenant)
                .bind("campaign", scope.campaign())
                .bind("workflow", scope.workflow())
                .mapTo(Long.class)
                .list());
    }

    /** By node and metric; node 0 is the campaign as a whole. */
    List<Sum> sums(int tenant, Collection<Long> campaigns, Period period) {
        return jdbi.withHandle(h -> in(
                        tenant,
                        campaigns,
                        period,
                        h.createQuery(
                                """
                        select node_no, metric, sum(n) as n
                        from (select tenant_id, node_no, metric, hour, n from counter where campaign_id = any(:campaigns)
                              union all
                              select tenant_id, node_no, metric, hour, n from counter_delta
                              where campaign_id = any(:campaigns)) x
                        where tenant_id = :tenant and hour >= :from and hour < :to
                        group by node_no, metric
                        """))
                .map((row, context) ->
                        new Sum(row.getInt("node_no"), Metric.valueOf(row.getString("metric")), row.getLong("n")))
                .list());
    }

    long conversions(int tenant, Collection<Long> campaigns, Period period) {
        return jdbi.withHandle(h -> in(
                        tenant,
                        campaigns,
                        period,
                        h.createQuery(
                                """
                        select count(*) from conversion
                        where tenant_id = :tenant and campaign_id = any(:campaigns) and first_for_run
                          and occurred_at >= :from and occurred_at < :to
                        """))
                .mapTo(Long.class)
                .one());
    }

    Map<Integer, Long> incidents(int tenant, Collection<Long> campaigns, Period period) {
        Map<Integer, Long> found = new HashMap<>();
        jdbi.useHandle(h -> in(
                        tenant,
                        campaigns,
                        period,
                        h.createQuery(
                                """
                        select node_no, count(*) as n from incident
                        where tenant_id = :tenant and campaign_id = any(:campaigns)
                          and opened_at >= :from and opened_at < :to and resolution is distinct from 'REPAIRED'
                        group by node_no
                        """))
                .map((row, context) -> found.put(row.getInt("node_no"), row.getLong("n")))
                .list());
        return found;
    }

    /** Entered less ended, over all time. */
    long inside(int tenant, Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select coalesce(sum(case when metric = 'RUN_ENTERED' then n else -n end), 0)
                        from (select tenant_id, metric, n from counter
                              where campaign_id = any(:campaigns) and node_no = 0
                              union all
                              select tenant_id, metric, n from counter_delta
                              where campaign_id = any(:campaigns) and node_no = 0) x
                        where tenant_id = :tenant
                          and metric in ('RUN_ENTERED', 'RUN_SUCCESS', 'RUN_PARTIAL', 'RUN_FAILED', 'RUN_CANCELED')
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .mapTo(Long.class)
                .one());
    }

    private static Query in(int tenant, Collection<Long> campaigns, Period period, Query query) {
        return query.bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .bind("from", period.from())
                .bind("to", period.to());
    }

    record Sum(int nodeNo, Metric metric, long n) {}
}
