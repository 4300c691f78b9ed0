package org.millrace.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The one throw-away PostgreSQL of this JVM, with a migrated template from which databases are cloned in milliseconds. */
final class PostgresServer {

    private static final String TEMPLATE = "millrace_template";
    private static PostgresServer instance;

    private final EmbeddedPostgres postgres;
    private final AtomicInteger clones = new AtomicInteger();

    private PostgresServer() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("max_prepared_transactions", "50")
                .setServerConfig("shared_buffers", "64MB")
                .start();
        execute("create database " + TEMPLATE);
        SchemaMigration.on(database(TEMPLATE));
    }

    static synchronized PostgresServer running() {
        if (instance == null) {
            try {
                instance = new PostgresServer();
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return instance;
    }

    String cloneOfTemplate() throws SQLException {
        String name = "test_" + clones.incrementAndGet();
        synchronized (this) {
            execute("create database " + name + " template " + TEMPLATE);
        }
        return name;
    }

    void drop(String name) throws SQLException {
        execute("drop database if exists " + name + " with (force)");
    }

    DataSource database(String name) {
        return postgres.getDatabase("postgres", name);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
