package org.millrace.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * The least that the life costs on Millrace's tables: claim with SKIP LOCKED, decide in Java, write by arrays, batches of a
 * thousand on four connections. It knows this one graph, has no guards, no counters and no halves to try again.
 */
final class PlainLoop {

    private static final int CONNECTIONS = 4;
    private static final int SHARDS = 16;
    private static final int BATCH = 1_000;
    private static final int CHUNK = 20_000;
    private static final int CAMPAIGN = 1;

    private final DataSource database;
    private volatile boolean enrolled;

    PlainLoop(DataSource database, int contacts) {
        this.database = database;
        Life.execute(database, "insert into tenant (slug, name, created_at) values ('plain', 'Plain', now())");
        Life.contacts(database, 1, contacts);
    }

    void empty() {
        Life.execute(database, "truncate run, step_page, message, message_attempt, counter, counter_delta");
    }

    /** The first connection enrols before it joins the others, which begin at once. */
    double round(int lives) {
        enrolled = false;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                workers.add(() -> work(number));
            }
            long started = System.nanoTime();
            for (Future<Integer> worker : threads.invokeAll(workers)) {
                worker.get();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Life.verify(database, CAMPAIGN, lives);
            return seconds;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private int work(int number) throws SQLException {
        int moved = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (number == 0) {
                enrol(connection);
                enrolled = true;
            }
            Batch batch = new Batch(connection);
            boolean idle = false;
            while (!(idle && enrolled)) {
                boolean over = enrolled;
                idle = over;
                for (int shard = number; shard < SHARDS; shard += CONNECTIONS) {
                    int claimed = batch.move(shard);
                    moved += claimed;
                    idle = idle && claimed == 0;
                }
            }
        }
        return moved;
    }

    private static void enrol(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                with entered as (
                    insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard, entered_at,
                                     moved_at)
                    select 1, 1, c.id, 1, 1, 'WAITING', now(), c.shard, now(), now()
                    from (select id, shard from contact where tenant_id = 1 and id > ? order by id limit ?) c
                    returning contact_id)
                select max(contact_id) from entered
                """)) {
            long after = 0;
            do {
                insert.setLong(1, after);
                insert.setInt(2, CHUNK);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    after = row.getLong(1);
                }
                connection.commit();
            } while (after != 0);
        }
    }

    /** One transaction after the other on one connection. */
    private static final class Batch {

        private static final int START = 1;
        private static final int WELCOME = 2;
        private static final int WAIT = 3;
        private static final int BRANCH = 4;
        private static final int OFFER = 5;
        private static final int REMINDER = 6;
        private static final int DONE = 7;
        private static final Way BEGINS = new Way(new int[] {START, WELCOME, WAIT}, "next", "next", null);
        private static final Way ENDS_HIGH =
                new Way(new int[] {WAIT, BRANCH, OFFER, DONE}, "next", "high", "next", "exit");
        private static final Way ENDS_OTHERWISE =
                new Way(new int[] {WAIT, BRANCH, REMINDER, DONE}, "next", "otherwise", "next", "exit");

        private final Connection connection;
        private final PreparedStatement claim;
        private final PreparedStatement score;
        private final PreparedStatement move;
        private final PreparedStatement send;

        Batch(Connection connection) throws SQLException {
            this.connection = connection;
            claim = connection.prepareStatement(
                    """
                    select id, contact_id, waiting_for is not null, visit from run
                    where shard = ? and status = 'WAITING' and due_at <= now()
                    order by due_at limit ? for update skip locked
                    """);
            score = connection.prepareStatement("select contact_id, score from contact_score"
                    + " where tenant_id = 1 and contact_id = any(?) and criterion = 'fit'");
            move = connection.prepareStatement(
                    """
                    update run r
                    set node_no = m.node_no, visit = m.visit, status = m.status, waiting_for = m.waiting_for,
                        due_at = case when m.waiting_for is not null then now() end, exit_kind = m.exit_kind, moved_at = now(),
                        finished_at = case when m.waiting_for is null then now() end, version = r.version + 1
                    from unnest(?, ?, ?, ?, ?, ?) as m (id, node_no, visit, status, waiting_for, exit_kind)
                    where r.id = m.id
                    """);
            send = connection.prepareStatement(
                    """
                    insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, shard, channel,
                                         ready_at, created_at, state, sent_at)
                    select 1, 1, m.run, m.node_no, m.visit, 1, m.contact, m.shard, 'null', now(), now(), 'SENT', now()
                    from unnest(?, ?, ?, ?, ?) as m (run, node_no, visit, contact, shard)
                    """);
        }

        int move(int shard) throws SQLException {
            List<Claimed> claimed = claim(shard);
            if (!claimed.isEmpty()) {
                Map<Long, Integer> scores =
                        scores(claimed.stream().filter(Claimed::resumed).toList());
                PlainRows written = new PlainRows(shard);
                claimed.forEach(run -> live(run, scores, written));
                written.moves(connection, move);
                written.pages(connection);
                written.messages(connection, send);
            }
            connection.commit();
            return claimed.size();
        }

        private static void live(Claimed run, Map<Long, Integer> scores, PlainRows written) {
            int visit = run.visit();
            if (run.resumed()) {
                boolean high = scores.get(run.contact()) >= 50;
                int next = high ? OFFER : REMINDER;
                written.message(run, next, visit + 2);
                written.page(run, "FINISHED", high ? ENDS_HIGH : ENDS_OTHERWISE);
                written.move(run, DONE, visit + 3, "SUCCESS", null, "exit");
            } else {
                written.message(run, WELCOME, visit + 1);
                written.page(run, "WAITING", BEGINS);
                written.move(run, WAIT, visit + 2, "WAITING", "TIME", null);
            }
        }

        private List<Claimed> claim(int shard) throws SQLException {
            claim.setInt(1, shard);
            claim.setInt(2, BATCH);
            List<Claimed> claimed = new ArrayList<>(BATCH);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new Claimed(rows.getLong(1), rows.getLong(2), rows.getBoolean(3), rows.getInt(4)));
                }
            }
            return claimed;
        }

        private Map<Long, Integer> scores(List<Claimed> resumed) throws SQLException {
            Map<Long, Integer> scores = new HashMap<>();
            if (!resumed.isEmpty()) {
                score.setArray(
                        1,
                        connection.createArrayOf(
                                "bigint",
                                resumed.stream()
                                        .mapToLong(Claimed::contact)
                                        .boxed()
                                        .toArray(Long[]::new)));
                try (ResultSet rows = score.executeQuery()) {
                    while (rows.next()) {
                        scores.put(rows.getLong(1), rows.getInt(2));
                    }
                }
            }
            return scores;
        }
    }

    /** The nodes of a page of the trail and the ports by which they were left. */
    record Way(int[] nodes, String... ports) {}

    record Claimed(long id, long contact, boolean resumed, int visit) {}
}
