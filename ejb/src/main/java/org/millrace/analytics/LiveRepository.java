package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.counter.Metric;
import org.millrace.counter.Way;

/** What counters say of a workflow's nodes; no run is read. */
@Dependent
class LiveRepository {

    private static final int MOST_INCIDENTS = 100_000;

    private final Jdbi jdbi;

    @Inject
    LiveRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Long> campaigns(int tenant, long workflow) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select id from campaign where workflow_id = :workflow and tenant_id = :tenant order by id")
                .bind("tenant", tenant)
                .bind("workflow", workflow)
                .mapTo(Long.class)
                .list());
    }

    /** Node ids by number, of all versions. */
    Map<Integer, String> nodes(int tenant, long workflow) {
        return byKey(
                """
                select distinct n.node_no as key, n.node_id as value from workflow_version v join node n on n.version_id = v.id
                where v.tenant_id = :tenant and v.workflow_id = :workflow
                """,
                tenant,
                workflow,
                Integer.class,
                String.class);
    }

    /** Version numbers by key. */
    Map<Long, Integer> versions(int tenant, long workflow) {
        return byKey(
                "select id as key, no as value from workflow_version"
                        + " where tenant_id = :tenant and workflow_id = :workflow",
                tenant,
                workflow,
                Long.class,
                Integer.class);
    }

    private <K, V> Map<K, V> byKey(String sql, int tenant, long workflow, Class<K> key, Class<V> value) {
        Map<K, V> found = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("workflow", workflow)
                .map((row, context) -> Map.entry(row.getObject("key", key), row.getObject("value", value)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return found;
    }

    List<Counted> counts(int tenant, List<Long> campaigns) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select version_id, node_no, metric, way, sum(n) as n
                        from (select tenant_id, version_id, node_no, metric, way, n from counter_place
                              where campaign_id = any(:campaigns) and metric in ('ENTERED', 'LEFT', 'FAILED')
                              union all
                              select tenant_id, version_id, node_no, metric, way, n from counter_delta
                              where campaign_id = any(:campaigns) and metric in ('ENTERED', 'LEFT', 'FAILED')) both_parts
                        where tenant_id = :tenant and node_no > 0
                        group by version_id, node_no, metric, way
                        having sum(n) <> 0
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, context) -> new Counted(
                        row.getLong("version_id"),
                        row.getInt("node_no"),
                        Metric.valueOf(row.getString("metric")),
                        row.getString("way").isEmpty() ? null : Way.of(row.getString("way")),
                        row.getLong("n")))
                .list());
    }

    /** Open incidents by node number. */
    Map<Integer, Long> incidents(int tenant, List<Long> campaigns) {
        Map<Integer, Long> found = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select node_no, count(*) as n
                        from (select tenant_id, node_no from incident
                              where campaign_id = any(:campaigns) and resolved_at is null limit :most) open
                        where tenant_id = :tenant
                        group by node_no
                        """)
                .bind("tenant", tenant)
                .bind("most", MOST_INCIDENTS)
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, context) -> Map.entry(row.getInt("node_no"), row.getLong("n")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return found;
    }

    /** @param way null where the metric is counted by none */
    record Counted(long versionId, int nodeNo, Metric metric, Way way, long n) {}
}
