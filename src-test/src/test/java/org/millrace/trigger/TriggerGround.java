package org.millrace.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;

/** A tenant with contacts and campaigns whose workflow is triggers of a type and an exit, straight in the tables. */
final class TriggerGround {

    private final Jdbi jdbi;
    final int tenant;

    TriggerGround(PostgresDatabase database, int contacts) {
        jdbi = database.jdbi();
        database.clear();
        tenant = database.newTenant("acme");
        jdbi.useHandle(h -> h.execute(
                """
                insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                select ?, 'c' || n, n % 16, now(), now() from generate_series(1, ?) n
                """,
                tenant, contacts));
    }

    /** An active campaign without an audience that lets contacts in again by the rule. */
    long campaign(String reentry, Instant publishedAt, String type, String... configs) {
        long workflow = id(
                "insert into workflow (tenant_id, slug, name, draft, created_at, updated_at) values (?, ?, 'W', '{}', now(), now())",
                tenant,
                "w" + System.nanoTime());
        publish(workflow, publishedAt, type, configs);
        long campaign = TestCampaigns.rowOf(jdbi, workflow, "C" + System.nanoTime(), "ACTIVE");
        jdbi.useHandle(h -> h.execute(
                "update campaign set audience_kind = 'NONE', reentry = ?, activated_at = now() where id = ?",
                reentry,
                campaign));
        return campaign;
    }

    void publishAgain(long campaign, Instant publishedAt, String type, String config) {
        publish(one("select workflow_id from campaign where id = ?", campaign), publishedAt, type, config);
    }

    private void publish(long workflow, Instant publishedAt, String type, String... configs) {
        List<WorkflowDocument.Node> nodes = new ArrayList<>();
        List<WorkflowDocument.Edge> edges = new ArrayList<>();
        for (String config : configs) {
            String id = "start" + (nodes.isEmpty() ? "" : nodes.size() + 1);
            nodes.add(node(id, type, config));
            edges.add(new WorkflowDocument.Edge(id, "next", "end"));
        }
        nodes.add(node("end", "exit", "{}"));
        String document = WorkflowJson.write(new WorkflowDocument("w", "W", null, nodes, edges, Map.of()));
        long no = one("select count(*) + 1 from workflow_version where workflow_id = ?", workflow);
        long version = jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into workflow_version (tenant_id, workflow_id, no, document, published_by, published_at)
                        values (:tenant, :workflow, :no, :document, 'mia', :at) returning id
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflow)
                .bind("no", no)
                .bind("document", document)
                .bind("at", publishedAt)
                .mapTo(Long.class)
                .one());
        jdbi.useHandle(h -> {
            for (int at = 1; at <= nodes.size(); at++) {
                WorkflowDocument.Node node = nodes.get(at - 1);
                h.execute(
                        """
                        insert into node (tenant_id, version_id, node_no, node_id, type, config)
                        values (?, ?, ?, ?, ?, cast(? as jsonb))
                        """,
                        tenant,
                        version,
                        at,
                        node.id(),
                        node.type(),
                        Json.write(node.config()));
            }
            h.execute("update workflow set published_no = ? where id = ?", no, workflow);
        });
    }

    private static WorkflowDocument.Node node(String id, String type, String config) {
        return new WorkflowDocument.Node(id, type, null, Json.read(config, ObjectNode.class));
    }

    /** The campaign's audience is from now on whoever fits the rule. */
    void segment(long campaign, String rule) {
        long segment = id(
                """
                insert into segment (tenant_id, slug, name, kind, predicate, created_at, updated_at)
                values (?, 'those', 'Those', 'SEGMENT', cast(? as jsonb), now(), now())
                """,
                tenant,
                rule);
        jdbi.useHandle(h -> h.execute(
                "update campaign set audience_kind = 'SEGMENT', segment_id = ? where id = ?", segment, campaign));
    }

    /** Contacts, made where there are none of the name, that have the tag from now on. */
    void tagged(String tag, String... names) {
        for (String name : names) {
            jdbi.useHandle(h -> {
                h.execute(
                        """
                        insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                        values (?, ?, 0, now(), now()) on conflict do nothing
                        """,
                        tenant,
                        name);
                h.execute(
                        """
                        insert into contact_tag (tenant_id, contact_id, tag, added_at)
                        select tenant_id, id, ?, now() from contact where tenant_id = ? and external_id = ?
                        """,
                        tag,
                        tenant,
                        name);
            });
        }
    }

    void status(long campaign, String status) {
        jdbi.useHandle(h -> h.execute("update campaign set status = ? where id = ?", status, campaign));
    }

    long runs(long campaign) {
        return one("select count(*) from run where campaign_id = ?", campaign);
    }

    long one(String sql, Object... values) {
        return jdbi.withHandle(h -> h.select(sql, values).mapTo(Long.class).one());
    }

    List<String> texts(String sql, Object... values) {
        return jdbi.withHandle(h -> h.select(sql, values).mapTo(String.class).list());
    }

    private long id(String insert, Object... values) {
        return jdbi.withHandle(h ->
                h.select(insert + " returning id", values).mapTo(Long.class).one());
    }
}
