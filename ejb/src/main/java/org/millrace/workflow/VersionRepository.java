package org.millrace.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

@Dependent
class VersionRepository implements VersionStore {

    private final Jdbi jdbi;

    @Inject
    VersionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<StoredVersion> find(long versionId) {
        return jdbi.withHandle(h -> h.createQuery("select id, no, document from workflow_version where id = :id")
                .bind("id", versionId)
                .map((row, context) -> new StoredVersion(
                        row.getLong("id"), row.getInt("no"), row.getString("document"), numbers(h, versionId)))
                .findOne());
    }

    @Override
    public Optional<PublishedVersion> current(int tenant, long workflowId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select v.id, v.workflow_id, v.no, v.published_at, v.published_by
                        from workflow w
                        join workflow_version v on v.workflow_id = w.id and v.no = w.published_no
                        where w.tenant_id = :tenant and w.id = :workflow
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .map((row, context) -> new PublishedVersion(
                        row.getLong("id"),
                        row.getLong("workflow_id"),
                        row.getInt("no"),
                        Database.instant(row, "published_at"),
                        row.getString("published_by")))
                .findOne());
    }

    /** The numbers of these nodes; a node that is new to the workflow gets the next one. The workflow's row must be locked. */
    Map<String, Integer> number(int tenant, long workflowId, Collection<String> nodeIds) {
        return jdbi.withHandle(h -> {
            h.createUpdate(
                            """
                            insert into node_number (tenant_id, workflow_id, node_id, node_no)
                            select :tenant, :workflow, n.id, (
                                select coalesce(max(node_no), 0) from node_number where workflow_id = :workflow
                            ) + row_number() over (order by n.ordinal)
                            from unnest(:ids) with ordinality as n (id, ordinal)
                            where not exists (
                                select 1 from node_number k where k.workflow_id = :workflow and k.node_id = n.id
                            )
                            """)
                    .bind("tenant", tenant)
                    .bind("workflow", workflowId)
                    .bindArray("ids", String.class, nodeIds)
                    .execute();
            return ofWorkflow(h, workflowId);
        });
    }

    /** The numbers of all nodes that were ever published in the workflow. */
    Map<String, Integer> numbers(long workflowId) {
        return jdbi.withHandle(h -> ofWorkflow(h, workflowId));
    }

    private static Map<String, Integer> ofWorkflow(Handle h, long workflowId) {
        return h
                .createQuery("select node_id, node_no from node_number where workflow_id = :workflow")
                .bind("workflow", workflowId)
                .map((row, context) -> Map.entry(row.getString("node_id"), row.getInt("node_no")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes what wakes the runs of a version. */
    void listen(int tenant, long versionId, Collection<String> what) {
        jdbi.useHandle(h -> h.createUpdate(
                        "insert into listener (tenant_id, version_id, what) select :tenant, :version, unnest(:what)")
                .bind("tenant", tenant)
                .bind("version", versionId)
                .bindArray("what", String.class, what)
                .execute());
    }

    private static Map<String, Integer> numbers(Handle h, long versionId) {
        return h
                .createQuery("select node_id, node_no from node where version_id = :id")
                .bind("id", versionId)
                .map((row, context) -> Map.entry(row.getString("node_id"), row.getInt("node_no")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
