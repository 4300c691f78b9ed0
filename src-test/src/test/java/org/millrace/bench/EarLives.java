package org.millrace.bench;

import java.time.Duration;
import javax.sql.DataSource;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** Lives in the deployed EAR: a campaign is activated over REST, and everybody has lived when its counter says so. */
final class EarLives {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BenchServer server;
    private final DataSource database;
    private final Rest rest;
    private int campaigns;

    EarLives(BenchServer server, int contacts) {
        this.server = server;
        this.database = server.database();
        this.rest = server.rest();
        int tenant = (int) Life.number(database, "select tenant_id from user_account where username = 'admin'");
        Life.contacts(database, tenant, contacts);
        rest.put("workflows/life/draft", Life.WORKFLOW);
        rest.post("workflows/life/publish", "{}");
    }

    /** @return seconds from the activation to the commit of the last life */
    double round(int lives) {
        long campaign = campaign();
        Life.execute(database, "checkpoint");
        long started = System.nanoTime();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until("all lives", PATIENCE, () -> lived(campaign) >= lives);
        double seconds = (System.nanoTime() - started) / 1e9;
        Life.verify(database, campaign, lives);
        return seconds;
    }

    /** Forgets the runs of earlier rounds. */
    void empty() {
        Life.execute(database, "truncate run, step_log, message, counter, counter_delta");
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
