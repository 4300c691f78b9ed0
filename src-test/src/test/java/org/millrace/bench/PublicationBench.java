package org.millrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/**
 * A publication that moves everybody inside: from the preview to the commit after which everybody waits by the new version's rule. A
 * mail was sent to each of them, and they came to their wait in batches of a thousand, as an engine brings them there.
 */
class PublicationBench {

    private static final int INSIDE = Integer.getInteger("bench.contacts", 1_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String MOVES = "select count(*) from mass_move where status = 'RUNNING'";
    private static final String DUE =
            """
            select count(*) from (select 1 from generate_series(0, 15) s (shard), run r
                                  where r.shard = s.shard and r.status = 'WAITING' and r.due_at <= now() limit 1) x
            """;
    private static final String WORKFLOW =
            """
            {"slug": "long", "name": "Long",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "welcome", "type": "send", "config": {"channel": "null"}},
                       {"id": "pause", "type": "wait", "config": {"amount": %d, "unit": "days"}},
                       {"id": "reminder", "type": "send", "config": {"channel": "null"}},
                       {"id": "done", "type": "exit"}],
             "edges": [{"from": "start", "to": "welcome"}, {"from": "welcome", "to": "pause"},
                       {"from": "pause", "to": "reminder"}, {"from": "reminder", "to": "done"}]}
            """;

    @Test
    void a_publication_that_moves_everybody_inside() {
        try (BenchServer server = new BenchServer()) {
            DataSource database = server.database();
            long campaign = filled(server);
            Rest rest = server.rest();
            rest.call("PUT", "workflows/long/draft", WORKFLOW.formatted(40), "If-Match", "*")
                    .success();
            String choice = "{\"campaigns\":[{\"campaign\":%d,\"choice\":\"MOVE_NOW\"}]}".formatted(campaign);
            JsonNode forecast = timed("preview", () -> rest.post("workflows/long/publish/preview", choice));
            timed(
                    "first page of those who cannot be moved",
                    () -> rest.post("workflows/long/publish/preview/unmapped?campaign=" + campaign, choice));

            double[] before = server.cpu();
            long log = log(database);
            try (LockWatch watch = new LockWatch(server.superuser())) {
                long started = System.nanoTime();
                timed("the answer to the publication", () -> rest.post("workflows/long/publish", choice));
                until("everybody is on the new version", () -> Life.number(database, MOVES) == 0);
                say("on the new version", started);
                until("everybody waits anew", () -> Life.number(database, DUE) == 0);
                say("waits by its rule", started);
                System.out.println(watch);
            }
            double[] after = server.cpu();
            System.out.printf(
                    Locale.ROOT,
                    "processor time: server %.0f s, database %.0f s; log %,d MB; peak heap %d MB of 1024%n",
                    after[0] - before[0],
                    after[1] - before[1],
                    (log(database) - log) >> 20,
                    server.peakHeapMegabytes());
            verify(database, forecast.path("affected").asLong());
        }
    }

    private static long filled(BenchServer server) {
        DataSource database = server.database();
        int tenant = (int) Life.number(database, "select tenant_id from user_account where username = 'admin'");
        Rest rest = server.rest();
        rest.put("workflows/long/draft", WORKFLOW.formatted(30));
        rest.post("workflows/long/publish", "{}");
        long campaign = rest.post(
                        "campaigns", "{\"name\": \"Long\", \"workflow\": \"long\", \"audience\": {\"kind\": \"ALL\"}}")
                .get("id")
                .asLong();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        until("the empty audience is entered", () -> Life.number(database, MOVES) == 0);
        Life.contacts(database, tenant, INSIDE);
        Life.execute(
                database,
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, due_at,
                                 wait_until, shard, entered_at, moved_at)
                select k.tenant_id, %d, k.id, n.version_id, n.node_no, 3, 'WAITING', 'TIME', a.at + interval '30 days',
                       a.at + interval '30 days', mod(k.id, 16), a.at, a.at
                from contact k
                cross join (select version_id, node_no from node where node_id = 'pause') n
                cross join lateral (select date_trunc('second', now()) - k.id / 1000 * interval '20 minutes' as at) a
                """
                        .formatted(campaign));
        Life.execute(
                database,
                """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state,
                                     shard, ready_at, sent_at, created_at)
                select r.tenant_id, r.campaign_id, r.id, n.node_no, 2, r.version_id, r.contact_id, 'null', 'SENT', r.shard,
                       r.moved_at, r.moved_at, r.moved_at
                from run r join node n on n.version_id = r.version_id and n.node_id = 'welcome'
                """);
        Life.execute(database, "vacuum analyze run");
        Life.execute(database, "vacuum analyze message");
        server.tidy();
        return campaign;
    }

    /** Who was foretold has moved, once, and waits ten days longer from when they came. */
    private static void verify(DataSource database, long foretold) {
        long moved = Life.number(
                database,
                "select count(*) from run where due_at = moved_at + interval '40 days' and due_at = wait_until");
        long told = Life.number(database, "select count(*) from step_log where outcome = 'MIGRATED'");
        if (foretold != INSIDE || moved != INSIDE || told != INSIDE) {
            throw new IllegalStateException("foretold " + foretold + ", moved " + moved + ", in the trail " + told);
        }
    }

    private static long log(DataSource database) {
        return Life.number(database, "select cast(pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bigint)");
    }

    private static void until(String what, java.util.function.BooleanSupplier reached) {
        Waiting.until(what, PATIENCE, reached);
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long started = System.nanoTime();
        T result = work.get();
        say(what, started);
        return result;
    }

    private static void say(String what, long started) {
        System.out.printf(Locale.ROOT, "%,d inside, %s: %.1f s%n", INSIDE, what, (System.nanoTime() - started) / 1e9);
    }
}
