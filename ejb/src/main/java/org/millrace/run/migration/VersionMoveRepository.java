package org.millrace.run.migration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowPublished;

/** What was decided at publications. */
@Dependent
class VersionMoveRepository {

    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};
    private static final String MOVE =
            "select id, tenant_id, campaign_id, version_id, choice, cast(mapping as text) as mapping from version_move ";

    private final Jdbi jdbi;

    @Inject
    VersionMoveRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The campaign's last word: what was decided before and is not done yet is not done any more. */
    long decide(WorkflowPublished published, PublishChoice choice) {
        return jdbi.withHandle(h -> {
            h.createUpdate(
                            "update version_move set closed_at = :now where campaign_id = :campaign and closed_at is null")
                    .bind("now", published.at())
                    .bind("campaign", choice.campaign())
                    .execute();
            return h.createQuery(
                            """
                            insert into version_move
                                (tenant_id, campaign_id, version_id, choice, mapping, decided_by, decided_at, closed_at)
                            values (:tenant, :campaign, :version, :choice, cast(:mapping as jsonb), :by, :now,
                                    case when :choice <> 'MOVE_AT_NEXT_WAIT' then cast(:now as timestamptz) end)
                            returning id
                            """)
                    .bind("tenant", published.tenant())
                    .bind("campaign", choice.campaign())
                    .bind("version", published.versionId())
                    .bind("choice", choice.choice().name())
                    .bind("mapping", json(choice.mapping()))
                    .bind("by", published.by())
                    .bind("now", published.at())
                    .mapTo(Long.class)
                    .one();
        });
    }

    Optional<VersionMove> find(long id) {
        return jdbi.withHandle(h -> h.createQuery(MOVE + "where id = :id")
                .bind("id", id)
                .map((row, context) -> move(row))
                .findOne());
    }

    /** What the engine has to look at when runs of these campaigns come to a wait. */
    List<VersionMove> open(Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h.createQuery(MOVE + "where campaign_id = any(:campaigns) and closed_at is null")
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, context) -> move(row))
                .list());
    }

    /** Campaigns of the tenant that are bound to the workflow, by id. */
    List<BoundCampaign> campaigns(int tenant, long workflowId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, name, status from campaign
                        where tenant_id = :tenant and workflow_id = :workflow order by id
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .map((row, context) ->
                        new BoundCampaign(row.getLong("id"), row.getString("name"), row.getString("status")))
                .list());
    }

    /** The ids of all nodes that were ever published in the workflow. */
    Set<String> nodeIds(int tenant, long workflowId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select node_id from node_number where tenant_id = :tenant and workflow_id = :workflow")
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .mapTo(String.class)
                .set());
    }

    private static VersionMove move(ResultSet row) throws SQLException {
        return new VersionMove(
                row.getLong("id"),
                row.getInt("tenant_id"),
                row.getLong("campaign_id"),
                row.getLong("version_id"),
                VersionChoice.valueOf(row.getString("choice")),
                mapping(row.getString("mapping")));
    }

    /** Who shall stay is written, too: as null. */
    private static String json(Map<String, String> mapping) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        mapping.forEach(written::put);
        return written.toString();
    }

    private static Map<String, String> mapping(String json) {
        try {
            return Json.MAPPER.readValue(json, MAPPING);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("Not a mapping of nodes: " + json, e);
        }
    }

    /** A campaign of the workflow. */
    record BoundCampaign(long id, String name, String status) {}
}
