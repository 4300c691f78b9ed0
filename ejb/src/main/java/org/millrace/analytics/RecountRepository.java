package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Counts again, from the rows themselves, what counters say. */
@Dependent
class RecountRepository {

    private static final String RUNS =
            """
            select 'RUN_ENTERED' as metric, 0 as node_no, '' as variant, count(*) as n
            from run where campaign_id = :campaign having count(*) > 0
            union all
            select 'RUN_' || status, 0, '', count(*)
            from run where campaign_id = :campaign and status in ('SUCCESS', 'PARTIAL', 'FAILED', 'CANCELED')
            group by status
            union all
            select 'ASSIGNED', 0, variant, count(*)
            from run where campaign_id = :campaign and variant is not null group by variant
            """;

    /** A run has left a node as often as the log says; it has entered it as often, and once more where it stands. */
    private static final String NODES =
            """
            select m.metric, x.node_no, '', sum(case m.metric when 'LEFT' then x.gone else x.gone + x.here end)
            from (select l.node_no, count(*) as gone, 0 as here
                  from run r join step_log l on l.run_id = r.id
                  where r.campaign_id = :campaign and l.outcome in ('CONTINUED', 'FINISHED', 'CANCELED', 'MIGRATED')
                  group by l.node_no
                  union all
                  select node_no, 0, count(*) from run
                  where campaign_id = :campaign and status in ('WAITING', 'FROZEN', 'INCIDENT') group by node_no) x,
                 (values ('ENTERED'), ('LEFT')) m (metric)
            group by m.metric, x.node_no
            """;

    private static final String MESSAGES =
            """
            select v.metric, m.node_no, coalesce(m.variant, ''), count(*)
            from run r join message m on m.run_id = r.id
            cross join lateral (values
                ('QUEUED', true),
                ('SENT', m.state in ('SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED')),
                ('SKIPPED', m.state = 'SKIPPED'), ('FAILED', m.state = 'FAILED'), ('UNCERTAIN', m.state = 'UNCERTAIN'),
                ('BOUNCED', m.state = 'BOUNCED'), ('COMPLAINED', m.state = 'COMPLAINED'),
                ('OPENED', m.opened_at is not null), ('OPENED_HUMAN', m.opened_human_at is not null),
                ('CLICKED', m.clicked_at is not null), ('CLICKED_HUMAN', m.clicked_human_at is not null)) v (metric, holds)
            where r.campaign_id = :campaign and v.holds
            group by v.metric, m.node_no, coalesce(m.variant, '')
            """;

    /**
     * Run metrics are counted under the arm that the run was in at that moment, so arms are compared for messages alone.
     * Opt-outs are left out: the erasure of a contact takes the events along that they are counted by.
     */
    private static final String COMPARED =
            """
            with counted as (
                select metric, node_no,
                       case when metric in ('ENTERED', 'LEFT') or metric like 'RUN\\_%%' then '' else variant end as variant,
                       sum(n) as n
                from (select tenant_id, metric, node_no, variant, n from counter where campaign_id = :campaign
                      union all
                      select tenant_id, metric, node_no, variant, n from counter_delta where campaign_id = :campaign) x
                where tenant_id = :tenant
                  and metric <> 'UNSUBSCRIBED'
                group by 1, 2, 3),
            recounted as (%s union all %s union all %s)
            select metric as what, node_no as node, variant, coalesce(c.n, 0) as counted, coalesce(r.n, 0) as recounted
            from counted c full join recounted r using (metric, node_no, variant)
            order by node_no, metric, variant
            """
                    .formatted(RUNS, NODES, MESSAGES);

    /** Reports of a period trust that an entry, and its arm, is counted in the hour of the run's own entry. */
    private static final String HOURS =
            """
            with counted as (
                select metric, variant, hour, sum(n) as n
                from (select tenant_id, metric, variant, hour, n from counter where campaign_id = :campaign
                      union all
                      select tenant_id, metric, variant, hour, n from counter_delta where campaign_id = :campaign) x
                where tenant_id = :tenant and metric in ('RUN_ENTERED', 'ASSIGNED')
                group by metric, variant, hour having sum(n) <> 0),
            recounted as (
                select 'RUN_ENTERED' as metric, '' as variant, date_trunc('hour', entered_at, 'UTC') as hour, count(*) as n
                from run where campaign_id = :campaign and tenant_id = :tenant group by 1, 2, 3
                union all
                select 'ASSIGNED', variant, date_trunc('hour', entered_at, 'UTC'), count(*)
                from run where campaign_id = :campaign and tenant_id = :tenant and variant is not null group by 1, 2, 3)
            select metric || ', hours that differ' as what, 0 as node, '' as variant, 0 as recounted,
                   count(*) filter (where c.n is distinct from r.n) as counted
            from counted c full join recounted r using (metric, variant, hour)
            group by metric
            """;

    private static final String CONVERSIONS =
            """
            with expected as (
                select g.id as goal_id, r.id as run_id, e.id as event_id, %s as amount,
                       row_number() over (partition by g.id, r.id order by e.occurred_at, e.id) = 1 as first_for_run
                from goal g, run r, event e
                where g.campaign_id = :campaign and g.tenant_id = :tenant and %s),
            written as (
                select c.goal_id, c.run_id, c.event_id, c.amount, c.first_for_run
                from conversion c join event e on e.id = c.event_id
                where c.campaign_id = :campaign and c.tenant_id = :tenant)
            select w.what, 0 as node, '' as variant, w.counted, x.recounted
            from (select 'conversions' as what, count(*) as counted from written
                  union all select 'conversions, first of a run', count(*) filter (where first_for_run) from written
                  union all select 'conversions, value in cents', coalesce(cast(sum(amount) * 100 as bigint), 0) from written
                  union all select 'conversions that differ', count(*)
                            from expected x full join written w using (goal_id, run_id, event_id)
                            where (x.amount, x.first_for_run) is distinct from (w.amount, w.first_for_run)) w
            join (select 'conversions' as what, count(*) as recounted from expected
                  union all select 'conversions, first of a run', count(*) filter (where first_for_run) from expected
                  union all select 'conversions, value in cents', coalesce(cast(sum(amount) * 100 as bigint), 0) from expected
                  union all select 'conversions that differ', 0) x using (what)
            """
                    .formatted(ConversionRepository.AMOUNT, ConversionRepository.COUNTS);

    private final Jdbi jdbi;

    @Inject
    RecountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Every figure, equal or not. */
    List<Difference> counters(int tenant, long campaign) {
        return compare(COMPARED, tenant, campaign);
    }

    /** Hours in which entries and arms are counted, beside those of the runs. */
    List<Difference> hours(int tenant, long campaign) {
        return compare(HOURS, tenant, campaign);
    }

    /** Every figure, equal or not; conversions whose event was erased with its contact are left out. */
    List<Difference> conversions(int tenant, long campaign) {
        return compare(CONVERSIONS, tenant, campaign);
    }

    private List<Difference> compare(String sql, int tenant, long campaign) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("campaign", campaign)
                .map((row, context) -> new Difference(
                        row.getString("what"),
                        row.getInt("node"),
                        row.getString("variant"),
                        row.getLong("counted"),
                        row.getLong("recounted")))
                .list());
    }
}
