package org.millrace.browser;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** So many contacts and twice as many runs: half of them wait for weeks, half have ended. */
final class Population {

    private static final String OF_CAMPAIGN =
            """
            select c.tenant_id, c.id as campaign_id, v.id as version_id, n.node_no
            from campaign c
            join workflow_version v on v.workflow_id = c.workflow_id
            join node n on n.version_id = v.id and n.node_id = 'pause'
            where c.id = :campaign
            """;

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
                            select c.tenant_id, 'growth-' || n, 'growth-' || n || '@example.com', 'Ada', mod(n, 64), now(), now()
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
                                       case when mod(k.id, 2) = 0 then now() + interval '28 days' end, k.shard, now(), now(),
                                       case when mod(k.id, 2) = 1 then now() end
                                from (%s) o join contact k on k.tenant_id = o.tenant_id
                                where not exists (select from run r where r.campaign_id = o.campaign_id and r.contact_id = k.id)
                                """
                                        .formatted(OF_CAMPAIGN))
                        .bind("campaign", campaign)
                        .execute();
            });
        });
        database.useHandle(handle -> handle.execute("vacuum analyze contact"));
        database.useHandle(handle -> handle.execute("vacuum analyze run"));
    }
}
