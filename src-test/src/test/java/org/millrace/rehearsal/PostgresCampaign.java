package org.millrace.rehearsal;

import java.time.Clock;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.PostgresContacts;
import org.millrace.platform.Entities;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.Workflows;

/** A tenant of its own with one random flow, published for real, its campaign and one run that has just entered. */
record PostgresCampaign(int tenant, long id, long version, long contact, long run) {

    static PostgresCampaign of(
            PostgresDatabase database, Entities entities, Clock clock, RandomFlow flow, String slug) {
        int tenant = database.newTenant(slug);
        one(
                database,
                """
                with t as (insert into template (tenant_id, slug, name, channel, current_no, created_at, updated_at)
                           values (%d, 't', 'T', 'email', 1, now(), now()) returning id)
                insert into template_version (tenant_id, template_id, no, subject, html, created_by, created_at)
                select %d, id, 1, 'Hello', '<p>Hello</p>', 'mia', now() from t returning id
                """
                        .formatted(tenant, tenant));
        entities.tx(manager -> {
            Workflows workflows = TestWorkflows.on(
                    database.jdbi(),
                    manager,
                    new FixedCaller(tenant, "mia", Roles.MARKETER),
                    AcceptedFlows::template,
                    clock);
            workflows.save("random", flow.workflow().toString(), IfMatch.ABSENT);
            return workflows.publish("random", IfMatch.ABSENT);
        });
        long version = one(database, "select id from workflow_version where tenant_id = " + tenant);
        long campaign = campaign(database, tenant, flow);
        long contact = new PostgresContacts(database, clock.instant())
                .add(tenant, "anna", flow.contact().toString());
        int start = TestWorkflows.versions(database.jdbi())
                .compiled(version)
                .start()
                .no();
        long run = one(
                database,
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard, entered_at, moved_at)
                values (%d, %d, %d, %d, %d, 'WAITING', '%5$s', 3, '%5$s', '%5$s') returning id
                """
                        .replace("%5$s", clock.instant().toString())
                        .formatted(tenant, campaign, contact, version, start));
        return new PostgresCampaign(tenant, campaign, version, contact, run);
    }

    private static long campaign(PostgresDatabase database, int tenant, RandomFlow flow) {
        long workflow = one(database, "select id from workflow where tenant_id = " + tenant);
        long campaign = TestCampaigns.rowOf(database.jdbi(), workflow, "C", "ACTIVE");
        database.jdbi()
                .useHandle(h -> h.execute(
                        "update campaign set time_zone = ? where id = ?",
                        flow.setting().timeZone(),
                        campaign));
        one(
                database,
                """
                with p as (insert into product (tenant_id, slug, name, attributes)
                           values (%d, 'gold-card', 'Gold', '{"fitCriterion": "%s"}') returning id)
                insert into campaign_product (tenant_id, campaign_id, product_id, primary_product)
                select %d, %d, id, true from p returning product_id
                """
                        .formatted(tenant, flow.setting().fitCriterion(), tenant, campaign));
        flow.setting()
                .goals()
                .forEach((name, event) -> one(
                        database,
                        """
                        insert into goal (tenant_id, campaign_id, ordinal, name, event_name, window_seconds)
                        values (%d, %d, 0, '%s', '%s', 316224000) returning id
                        """
                                .formatted(tenant, campaign, name, event)));
        return campaign;
    }

    private static long one(PostgresDatabase database, String sql) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
