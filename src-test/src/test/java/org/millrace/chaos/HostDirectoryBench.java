package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.millrace.bench.Rounds;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;

/** What it costs that a host's directory is told of each tag, in the same transaction: lives of one tag each, with it and without. */
class HostDirectoryBench {

    private static final int CONTACTS = Integer.getInteger("bench.host-contacts", 50_000);
    private static final int TURNS = 2;
    private static final int ROUNDS = 2;

    private final Rounds alone = new Rounds();
    private final Rounds hosted = new Rounds();
    private int campaigns;
    private Crm crm;

    @Test
    void lives_with_a_host_and_without() {
        try (Bench bench = Bench.own()) {
            crm = Crm.in(bench.postgres());
            crm.takeEverybody();
            ServerProcess first = bench.startServer(List.of("-Xmx1g"));
            first.awaitReady(Duration.ofMinutes(5));
            Crm.dataSource(bench);
            Jdbi database = Jdbi.create(bench.postgres().dataSource());
            database.useHandle(
                    h -> h.execute("insert into contact (tenant_id, external_id, shard, created_at, updated_at)"
                            + " select tenant_id, 'h' || n, mod(n, 16), now(), now() from user_account, generate_series(1, "
                            + CONTACTS + ") n where username = 'admin'"));
            database.useHandle(h -> h.execute("vacuum analyze contact"));
            first.close();
            for (int turn = 0; turn < TURNS; turn++) {
                turn(bench, database, List.of(), alone, 0);
                turn(
                        bench,
                        database,
                        List.of("-Dmillrace.host.contact-directory=" + HostDirectoryIT.NAME),
                        hosted,
                        CONTACTS);
            }
            System.out.printf(
                    "lives/s: %.0f without a host, %.0f with one (medians of %d rounds of %,d in turn)%n",
                    CONTACTS / alone.median(), CONTACTS / hosted.median(), TURNS * ROUNDS, CONTACTS);
        }
    }

    /** The first round after a start does not count. */
    private void turn(Bench bench, Jdbi database, List<String> settings, Rounds rounds, int told) {
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        options.addAll(settings);
        ServerProcess server = bench.startServer(options, Crm.deployment());
        server.awaitReady(Duration.ofMinutes(5));
        Rest rest = new Rest(
                URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/"), "admin", Bench.PASSWORD);
        round(rest, database, told);
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(rest, database, told));
        }
        server.close();
    }

    /**
     * @param told of how many customers the host has to know by then
     * @return seconds from the activation to the last commit
     */
    private double round(Rest rest, Jdbi database, int told) {
        String tag = "told-" + ++campaigns;
        rest.put(
                "workflows/" + tag + "/draft",
                """
                {"slug": "%1$s", "name": "%1$s",
                 "nodes": [{"id": "start", "type": "manual-trigger"},
                           {"id": "tag", "type": "tag", "config": {"add": ["%1$s"]}},
                           {"id": "done", "type": "exit"}],
                 "edges": [{"from": "start", "to": "tag"}, {"from": "tag", "to": "done"}]}
                """
                        .formatted(tag));
        rest.post("workflows/" + tag + "/publish", "{}");
        long campaign = rest.post(
                        "campaigns",
                        "{\"name\": \"%1$s\", \"workflow\": \"%1$s\", \"audience\": {\"kind\": \"ALL\"}}"
                                .formatted(tag))
                .get("id")
                .asLong();
        long started = System.nanoTime();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until("everybody has lived", Duration.ofMinutes(10), () -> lived(database, campaign) == CONTACTS);
        double seconds = (System.nanoTime() - started) / 1e9;
        assertThat(crm.tagged(tag)).isEqualTo(told);
        return seconds;
    }

    private static long lived(Jdbi database, long campaign) {
        return database.withHandle(h -> h.createQuery(
                        """
                        select coalesce(sum(n), 0) from (
                            select n from counter where campaign_id = :campaign and metric = 'RUN_SUCCESS'
                            union all
                            select n from counter_delta where campaign_id = :campaign and metric = 'RUN_SUCCESS') x
                        """)
                .bind("campaign", campaign)
                .mapTo(Long.class)
                .one());
    }
}
