package org.millrace.browser;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * So many contacts and twice as many runs, entered over thirty days: half of them wait for weeks, half have ended, one in twenty has
 * reached the goal. Counters say the same as the runs.
 */
final class Population {

    private static final String OF_CAMPAIGN =
            """
            select c.tenant_id, c.id as campaign_id, v.id as version_id, n.node_no
            from campaign c
            join workflow_version v on v.workflow_id = c.workflow_id
            join node n on n.version_id = v.id and n.node_id = 'pause'
            where c.id = :campaign
            """;

    private static final List<String> COUNTED = List.of(
            "delete from counter where campaign_id = :campaign",
            "delete from counter_total where campaign_id = :campaign",
            """
            insert into counter (tenant_id, campaign_id, version_id, node_no, variant, hour, metric, n)
            select r.tenant_id, r.campaign_id, r.version_id, m.node_no, '', date_trunc('hour', r.entered_at), m.metric, count(*)
            from run r
            cross join lateral (values ('RUN_ENTERED', 0, true), ('ENTERED', r.node_no, true),
                                       ('LEFT', r.node_no, r.status = 'SUCCESS'), ('RUN_SUCCESS', 0, r.status = 'SUCCESS'))
                               m (metric, node_no, holds)
            where r.campaign_id = :campaign and m.holds
            group by r.tenant_id, r.campaign_id, r.version_id, m.node_no, date_trunc('hour', r.entered_at), m.metric
            """,
            """
            insert into counter_total (tenant_id, campaign_id, metric, n)
            select tenant_id, campaign_id, metric, sum(n) from counter where campaign_id = :campaign
            group by tenant_id, campaign_id, metric
            """,
            """
            insert into conversion (tenant_id, campaign_id, goal_id, run_id, entered_at, event_id, occurred_at, amount, first_for_run)
            select r.tenant_id, r.campaign_id, g.id, r.id, r.entered_at, r.id, r.entered_at + interval '1 minute', 10, true
            from run r join goal g on g.campaign_id = r.campaign_id
            where r.campaign_id = :campaign and mod(r.contact_id, 20) = 1
            on conflict do nothing
            """);

    private final Jdbi database;
    private final List<Long> campaigns;

    Population(Jdbi database, List<Long> campaigns) {
        this.database = database;
        this.campaigns = campaigns;
    }

    long first() {
        return campaigns.get(0);
    }

    void growTo(int contacts) {
        database.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            insert into contact (tenant_id, external_id, email, first_name, shard, created_at, updated_at)
                            select c.tenant_id, 'growth-' || n, 'growth-' || n || '@example.com', 'Ada', mod(n, 16), now(), now()
                            from campaign c, generate_series(1 + (select count(*) from contact), :contacts) n
                            where c.id = :campaign
                            """)
                    .bind("contacts", contacts)
                    .bind("campaign", first())
                    .execute();
            campaigns.forEach(campaign -> {
                handle.createUpdate(
                                """
                                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, wait_until,
                                                 shard, entered_at, moved_at, finished_at)
                                select o.tenant_id, o.campaign_id, k.id, o.version_id, o.node_no, case when mod(k.id, 2) = 0 then 'WAITING' else 'SUCCESS' end,
                                       case when mod(k.id, 2) = 0 then now() + interval '28 days' end,
                                       case when mod(k.id, 2) = 0 then now() + interval '28 days' end, k.shard,
                                       now() - mod(k.id, 720) * interval '1 hour', now(),
                                       case when mod(k.id, 2) = 1 then now() end
                                from (%s) o join contact k on k.tenant_id = o.tenant_id
                                where not exists (select from run r where r.campaign_id = o.campaign_id and r.contact_id = k.id)
                                """
                                        .formatted(OF_CAMPAIGN))
                        .bind("campaign", campaign)
                        .execute();
                count(handle, campaign);
            });
        });
        database.useHandle(handle -> handle.execute("vacuum analyze contact"));
        database.useHandle(handle -> handle.execute("vacuum analyze run"));
        database.useHandle(handle -> handle.execute("vacuum analyze conversion"));
        database.useHandle(handle -> handle.execute("vacuum analyze counter"));
    }

    private static void count(Handle handle, long campaign) {
        COUNTED.forEach(
                sql -> handle.createUpdate(sql).bind("campaign", campaign).execute());
    }
}
