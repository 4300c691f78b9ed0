package org.millrace.bench.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Reads how many lives to live, line by line, and answers the seconds that they took from the first entry to the last commit. */
abstract class Peer {

    private static final int CLIENTS = 8;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    private final HikariDataSource database;

    Peer(String url, String user, String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        database = new HikariDataSource(config);
    }

    HikariDataSource database() {
        return database;
    }

    /** Lives all and returns when the last has ended. */
    abstract void live(int lives) throws Exception;

    /** Fails unless exactly these lives have ended. */
    abstract void verify(int lives) throws Exception;

    /** Forgets the lives of earlier rounds. */
    abstract void empty() throws Exception;

    /** The process ends with whatever went wrong: threads of an engine would keep it, and who waits for its answer, for ever. */
    final void serve() {
        try {
            answerOrders();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void answerOrders() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answer("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            int lives = Integer.parseInt(order.strip());
            empty();
            long started = System.nanoTime();
            live(lives);
            double seconds = (System.nanoTime() - started) / 1e9;
            verify(lives);
            answer(Double.toString(seconds));
        }
    }

    private static void answer(String text) throws IOException {
        System.out.println("peer: " + text);
        System.out.flush();
    }

    /** From several clients at once, as engines of this kind are filled fastest. */
    static void onClients(int lives, IntConsumer enter) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> entered = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                entered.add(clients.submit(() -> {
                    for (int life = first; life < lives; life += CLIENTS) {
                        enter.accept(life);
                    }
                }));
            }
            for (Future<?> each : entered) {
                each.get();
            }
        } finally {
            clients.shutdown();
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void until(String sql, long wanted) throws SQLException {
        long end = System.nanoTime() + PATIENCE;
        while (number(sql) != wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + sql + " to be " + wanted);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    static void expect(String what, long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException(what + ": expected " + wanted + " but found " + found);
        }
    }
}
