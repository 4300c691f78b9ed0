package org.millrace.platform;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL with the real schema for one test class: one server per JVM, one cloned database per class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresDatabase DATABASE = new PostgresDatabase();
 * }</pre>
 *
 * The server runs without fsync: never test or measure durability on it.
 */
public final class PostgresDatabase implements BeforeAllCallback, AfterAllCallback {

    private String name;
    private TransactionalDataSource dataSource;
    private Jdbi jdbi;

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        PostgresServer server = PostgresServer.running();
        name = server.cloneOfTemplate();
        dataSource = new TransactionalDataSource(server.database(name));
        jdbi = Database.on(dataSource);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        dataSource.close();
        PostgresServer.running().drop(name);
    }

    /** Another node's way to the same database: connections of its own. The caller ends it with {@link #disconnect}. */
    public PostgresDatabase anotherNode() {
        PostgresDatabase node = new PostgresDatabase();
        node.name = name;
        node.dataSource = new TransactionalDataSource(PostgresServer.running().database(name));
        node.jdbi = Database.on(node.dataSource);
        return node;
    }

    public void disconnect() {
        dataSource.close();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public TransactionalDataSource dataSource() {
        return dataSource;
    }

    /** Runs in the thread's transaction, or in a new one if there is none. */
    public <T> T tx(Callable<T> work) {
        return dataSource.tx(work);
    }

    public void tx(Runnable work) {
        dataSource.tx(work);
    }

    /** Runs in a transaction of its own, whatever the thread is in. */
    public <T> T newTx(Callable<T> work) {
        return dataSource.newTx(work);
    }

    public void newTx(Runnable work) {
        dataSource.newTx(work);
    }

    /** A new tenant; tests that share a database are kept apart by it. */
    public int newTenant(String slug) {
        return jdbi.withHandle(h -> h.createQuery(
                        "insert into tenant (slug, name, created_at) values (:slug, :slug, :now) returning id")
                .bind("slug", slug)
                .bind("now", Instant.EPOCH)
                .mapTo(int.class)
                .one());
    }

    /** Empties every table but keeps the schema. */
    public void clear() {
        jdbi.useHandle(
                h -> h.execute(
                        """
                do $$ declare names text; begin
                  select string_agg(quote_ident(relname), ', ') into names from pg_class
                   where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                     and relname <> 'flyway_schema_history';
                  execute 'truncate ' || names || ' restart identity cascade';
                end $$
                """));
    }
}
