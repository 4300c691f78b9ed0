package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds, marks and removes the sample; nothing that is no sample is ever removed. */
@Dependent
class SampleRepository {

    /** In an order that no foreign key minds. Contacts that went into another campaign stay, and what others use by now. */
    private static final List<String> REMOVAL = List.of(
            "delete from conversion where campaign_id = :id",
            "delete from incident where campaign_id = :id",
            "delete from step_page l using run r where r.campaign_id = :id and l.run_id = r.id",
            "delete from message_values v using message m where m.campaign_id = :id and v.message_id = m.id",
            "delete from message m using run r where r.campaign_id = :id and m.run_id = r.id",
            "delete from mass_move where campaign_id = :id",
            "delete from node_pace where campaign_id = :id",
            "delete from version_move where campaign_id = :id",
            "delete from run where campaign_id = :id",
            "delete from counter_delta where campaign_id = :id",
            "delete from counter where campaign_id = :id",
            "delete from counter_total where campaign_id = :id",
            "delete from counter_place where campaign_id = :id",
            "delete from goal where campaign_id = :id",
            "delete from campaign_product where campaign_id = :id",
            "delete from campaign_exclusion where campaign_id = :id",
            "delete from campaign where id = :id and sample",
            """
            delete from event e using contact c
            where c.tenant_id = :tenant and starts_with(c.external_id, :slug || '-') and e.contact_id = c.id
              and not exists (select 1 from run r where r.contact_id = c.id)
            """,
            """
            delete from contact c where c.tenant_id = :tenant and starts_with(c.external_id, :slug || '-')
              and not exists (select 1 from run r where r.contact_id = c.id)
            """,
            ofAudience("audience_schedule"),
            ofAudience("audience_count"),
            ofAudience("audience_occurrence"),
            ofAudience("segment_exclusion"),
            ofAudience("segment_member"),
            "delete from segment s where " + unusedAudience(),
            "delete from flow_test t using workflow w where w.id = t.workflow_id and " + unused(),
            "delete from edge using workflow_version v, workflow w where " + ownWorkflow("edge.version_id"),
            "delete from listener using workflow_version v, workflow w where " + ownWorkflow("listener.version_id"),
            "delete from node using workflow_version v, workflow w where " + ownWorkflow("node.version_id"),
            "delete from node_number n using workflow w where w.id = n.workflow_id and " + unused(),
            "delete from workflow_version v using workflow w where w.id = v.workflow_id and " + unused(),
            "delete from workflow w where " + unused(),
            """
            delete from template_version v using template t
            where t.tenant_id = :tenant and t.slug = :slug and v.template_id = t.id
              and not exists (select 1 from message m where m.template_version_id = v.id)
            """,
            """
            delete from template t where t.tenant_id = :tenant and t.slug = :slug
              and not exists (select 1 from template_version v where v.template_id = t.id)
            """);

    private final Jdbi jdbi;

    @Inject
    SampleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Long> find(int tenant) {
        return jdbi.withHandle(
                h -> h.createQuery("select id from campaign where tenant_id = :tenant and sample order by id limit 1")
                        .bind("tenant", tenant)
                        .mapTo(Long.class)
                        .findOne());
    }

    void mark(int tenant, long campaign) {
        jdbi.useHandle(h -> h.createUpdate("update campaign set sample = true where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", campaign)
                .execute());
    }

    boolean isMailOnTheWire(int tenant, long campaign) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from message where tenant_id = :tenant and campaign_id = :id and state = 'CLAIMED')")
                .bind("tenant", tenant)
                .bind("id", campaign)
                .mapTo(Boolean.class)
                .one());
    }

    void remove(int tenant, long campaign, String slug) {
        jdbi.useHandle(h -> REMOVAL.forEach(sql -> h.createUpdate(sql)
                .configure(org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("tenant", tenant)
                .bind("id", campaign)
                .bind("slug", slug)
                .execute()));
    }

    private static String ofAudience(String table) {
        return "delete from %s t using segment s where t.segment_id = s.id and ".formatted(table) + unusedAudience();
    }

    private static String unusedAudience() {
        return """
               s.tenant_id = :tenant and s.slug = :slug
               and not exists (select 1 from campaign c where c.segment_id = s.id)
               and not exists (select 1 from campaign_exclusion x where x.segment_id = s.id)
               and not exists (select 1 from segment_exclusion x where x.excluded_id = s.id)
               """;
    }

    private static String ownWorkflow(String version) {
        return version + " = v.id and w.id = v.workflow_id and " + unused();
    }

    private static String unused() {
        return "w.tenant_id = :tenant and w.slug = :slug"
                + " and not exists (select 1 from campaign c where c.workflow_id = w.id)";
    }
}
