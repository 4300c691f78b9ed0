package org.millrace.counter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.millrace.platform.SqlArrays;

/** Deltas are only ever inserted, so that no two batches wait for each other's counter. */
@Dependent
public class CounterRepository implements CounterStore {

    private final Jdbi jdbi;

    @Inject
    public CounterRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Collection<Delta> deltas, Instant at) {
        List<Delta> summed = summed(deltas);
        if (summed.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            Update insert = h.createUpdate(
                    """
                    insert into counter_delta (tenant_id, campaign_id, version_id, node_no, variant, metric, way, n, hour)
                    select d.tenant, d.campaign, d.version, d.node_no, d.variant, d.metric, d.way, d.n,
                           coalesce(to_timestamp(d.hour), :hour)
                    from unnest(:tenants, :campaigns, :versions, :nodeNos, :variants, :metrics, :ways, :ns, :hours)
                         as d (tenant, campaign, version, node_no, variant, metric, way, n, hour)
                    """);
            SqlArrays.of(insert, summed)
                    .ints("tenants", Delta::tenant)
                    .longs("campaigns", Delta::campaignId)
                    .longs("versions", Delta::versionId)
                    .ints("nodeNos", Delta::nodeNo)
                    .texts("variants", CounterRepository::variant)
                    .texts("metrics", delta -> delta.metric().name())
                    .texts("ways", CounterRepository::way)
                    .longs("ns", Delta::n)
                    .instants("hours", Delta::hour);
            insert.bind("hour", at.truncatedTo(ChronoUnit.HOURS)).execute();
        });
    }

    @Override
    public List<Count> read(int tenant, long campaignId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select version_id, node_no, variant, hour, metric, sum(n) as n
                        from (select tenant_id, version_id, node_no, variant, hour, metric, n
                              from counter where campaign_id = :campaign
                              union all
                              select tenant_id, version_id, node_no, variant, hour, metric, n
                              from counter_delta where campaign_id = :campaign) both_parts
                        where tenant_id = :tenant
                        group by version_id, node_no, variant, hour, metric
                        having sum(n) <> 0
                        order by version_id, node_no, variant, hour, metric
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .map(ConstructorMapper.of(Count.class))
                .list());
    }

    /** Upserts in the order of the key: two nodes that fold at once take the same rows in the same order. */
    @Override
    public int fold(int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with picked as (
                            select id from counter_delta order by id limit :limit for update skip locked),
                        gone as (
                            delete from counter_delta d using picked p where d.id = p.id returning d.*),
                        summed as (
                            select tenant_id, campaign_id, version_id, node_no, product_id, variant, hour, metric, way,
                                   sum(n) as n, sum(amount) as amount
                            from gone
                            group by tenant_id, campaign_id, version_id, node_no, product_id, variant, hour, metric, way),
                        folded as (
                            insert into counter (tenant_id, campaign_id, version_id, node_no, product_id, variant, hour,
                                                 metric, way, n, amount)
                            select * from summed
                            order by campaign_id, version_id, node_no, product_id, variant, hour, metric, way
                            on conflict (campaign_id, version_id, node_no, product_id, variant, hour, metric, way)
                            do update set n = counter.n + excluded.n, amount = counter.amount + excluded.amount),
                        totalled as (
                            insert into counter_total (tenant_id, campaign_id, metric, n)
                            select tenant_id, campaign_id, metric, sum(n) from gone
                            group by tenant_id, campaign_id, metric order by campaign_id, metric
                            on conflict (campaign_id, metric) do update set n = counter_total.n + excluded.n),
                        placed as (
                            insert into counter_place (tenant_id, campaign_id, version_id, node_no, metric, way, n)
                            select tenant_id, campaign_id, version_id, node_no, metric, way, sum(n) from gone
                            where node_no > 0
                            group by tenant_id, campaign_id, version_id, node_no, metric, way
                            order by campaign_id, version_id, node_no, metric, way
                            on conflict (campaign_id, version_id, node_no, metric, way)
                            do update set n = counter_place.n + excluded.n)
                        select count(*) from gone
                        """)
                .bind("limit", limit)
                .mapTo(int.class)
                .one());
    }

    private static List<Delta> summed(Collection<Delta> deltas) {
        Map<Delta, Long> sums = new HashMap<>();
        deltas.forEach(delta -> sums.merge(delta.of(0), delta.n(), Long::sum));
        List<Delta> summed = new ArrayList<>(sums.size());
        sums.forEach((key, n) -> {
            if (n != 0) {
                summed.add(key.of(n));
            }
        });
        return summed;
    }

    private static String way(Delta delta) {
        return delta.way() == null ? "" : delta.way().text();
    }

    private static String variant(Delta delta) {
        return delta.variant() == null ? "" : delta.variant();
    }
}
