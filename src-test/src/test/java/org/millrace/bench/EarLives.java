package org.millrace.bench;

import java.time.Duration;
import javax.sql.DataSource;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** Lives in the deployed EAR: a campaign is activated over REST, and everybody has lived when its counter says so. */
final class EarLives {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DataSource database;
    private final Rest rest;
    private final int tenant;
    private int campaigns;
    private double bytesPerStep;

    EarLives(BenchServer server, int contacts) {
        this.database = server.database();
        this.rest = server.rest();
        tenant = (int) Life.number(database, "select tenant_id from user_account where username = 'admin'");
        Life.contacts(database, tenant, contacts);
        rest.put("workflows/life/draft", Life.WORKFLOW);
        rest.post("workflows/life/publish", "{}");
    }

    int tenant() {
        return tenant;
    }

    /** Heap and indexes of the trail, per line, after the latest round. */
    double bytesPerStep() {
        return bytesPerStep;
    }

    private double sizeOfALine() {
        return (double) Life.number(
                        database,
                        "select sum(pg_total_relation_size(relid)) from pg_partition_tree('step_page') where isleaf")
                / Life.number(database, "select count(*) from step_log");
    }

    /** Others wait in the same table, far from being due. */
    void others(int runs) {
        Life.execute(
                database,
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, due_at,
                                 wait_until, shard, entered_at, moved_at)
                select %d, %d, 1000000000 + n, 1, 3, 3, 'WAITING', 'TIME', now() + n * interval '1 second' + interval '7 days',
                       now() + n * interval '1 second' + interval '7 days', n %% 16, now(), now()
                from generate_series(1, %d) n
                """
                        .formatted(tenant, campaign(), runs));
        Life.execute(database, "vacuum analyze run");
    }

    /** @return seconds from the activation to the commit of the last life */
    double round(int lives) {
        long campaign = campaign();
        long started = System.nanoTime();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until("all lives", PATIENCE, () -> lived(campaign) >= lives);
        double seconds = (System.nanoTime() - started) / 1e9;
        Life.verify(database, campaign, lives);
        bytesPerStep = sizeOfALine();
        return seconds;
    }

    /** Forgets the runs of earlier rounds. */
    void empty() {
        Life.execute(database, "truncate run, step_page, message, message_attempt, counter, counter_delta");
    }

    long campaign() {
        campaigns++;
        return rest.post(
                        "campaigns",
                        """
                        {"name": "Life %d", "workflow": "life", "audience": {"kind": "ALL"}, "type": "BROADCAST"}
                        """
                                .formatted(campaigns))
                .get("id")
                .asLong();
    }

    private long lived(long campaign) {
        return Life.number(
                database,
                """
                select coalesce(sum(n), 0)
                from (select n from counter where campaign_id = %1$d and metric = 'RUN_SUCCESS'
                      union all
                      select n from counter_delta where campaign_id = %1$d and metric = 'RUN_SUCCESS') both_parts
                """
                        .formatted(campaign));
    }
}
