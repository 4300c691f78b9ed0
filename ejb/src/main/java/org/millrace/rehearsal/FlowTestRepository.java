package org.millrace.rehearsal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.millrace.platform.Database;

@Dependent
class FlowTestRepository {

    private final Jdbi jdbi;

    @Inject
    FlowTestRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In the order of their names. */
    List<StoredFlowTest> all(int tenant, long workflowId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select name, document, updated_by, updated_at from flow_test
                        where tenant_id = :tenant and workflow_id = :workflow order by name
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .map(FlowTestRepository::read)
                .list());
    }

    Optional<StoredFlowTest> find(int tenant, long workflowId, String name) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select name, document, updated_by, updated_at from flow_test
                        where tenant_id = :tenant and workflow_id = :workflow and name = :name
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .bind("name", name)
                .map(FlowTestRepository::read)
                .findOne());
    }

    void put(int tenant, long workflowId, StoredFlowTest test) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into flow_test (tenant_id, workflow_id, name, document, updated_by, updated_at)
                        values (:tenant, :workflow, :name, :document, :by, :at)
                        on conflict (workflow_id, name) do update
                        set document = excluded.document, updated_by = excluded.updated_by,
                            updated_at = excluded.updated_at
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .bind("name", test.name())
                .bind("document", test.document())
                .bind("by", test.updatedBy())
                .bind("at", test.updatedAt())
                .execute());
    }

    void remove(int tenant, long workflowId, String name) {
        jdbi.useHandle(h -> h.createUpdate(
                        "delete from flow_test where tenant_id = :tenant and workflow_id = :workflow and name = :name")
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .bind("name", name)
                .execute());
    }

    boolean requiresGreen(int tenant, long workflowId) {
        return jdbi.withHandle(
                h -> h.createQuery("select require_green from workflow where tenant_id = :tenant and id = :workflow")
                        .bind("tenant", tenant)
                        .bind("workflow", workflowId)
                        .mapTo(Boolean.class)
                        .one());
    }

    void requireGreen(int tenant, long workflowId, boolean required) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update workflow set require_green = :required where tenant_id = :tenant and id = :workflow")
                .bind("required", required)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .execute());
    }

    /** The version's document; empty when an earlier version had the same, so that it was judged already. */
    Optional<String> unjudged(int tenant, long versionId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select v.document from workflow_version v
                        where v.tenant_id = :tenant and v.id = :version
                          and not exists (select 1 from workflow_version e
                                          where e.workflow_id = v.workflow_id and e.no < v.no
                                            and e.document = v.document)
                        """)
                .bind("tenant", tenant)
                .bind("version", versionId)
                .mapTo(String.class)
                .findOne());
    }

    private static StoredFlowTest read(ResultSet row, StatementContext context) throws SQLException {
        return new StoredFlowTest(
                row.getString("name"),
                row.getString("document"),
                row.getString("updated_by"),
                Database.instant(row, "updated_at"));
    }
}
