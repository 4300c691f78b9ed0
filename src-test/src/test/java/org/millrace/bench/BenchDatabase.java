package org.millrace.bench;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.Ports;
import org.millrace.platform.Database;
import org.millrace.platform.SchemaMigration;
import org.millrace.platform.TransactionalDataSource;

/** A database with Millrace's schema, for one benchmark; on a durable PostgreSQL of its own, or on one that is there. */
public final class BenchDatabase implements AutoCloseable {

    /** A server's size instead of a laptop's. Durability is what {@link DurablePostgres} says. */
    static final List<String> SETTINGS = List.of(
            "shared_buffers=2GB",
            "max_wal_size=8GB",
            "checkpoint_timeout=15min",
            "wal_buffers=64MB",
            "max_connections=200");

    private final AutoCloseable server;
    private final TransactionalDataSource dataSource;
    private final Jdbi jdbi;

    public BenchDatabase() {
        this(ownServer());
    }

    private BenchDatabase(DurablePostgres server) {
        this(server.dataSource(), server);
    }

    /** @param database whose server somebody else ends */
    BenchDatabase(DataSource database) {
        this(database, () -> {});
    }

    private BenchDatabase(DataSource database, AutoCloseable server) {
        this.server = server;
        SchemaMigration.on(database);
        dataSource = new TransactionalDataSource(database);
        jdbi = Database.on(dataSource);
    }

    private static DurablePostgres ownServer() {
        int port = Ports.unused().postgres();
        Path root = Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath();
        return DurablePostgres.start(
                Path.of("target", "bench", "postgresql-" + port).toAbsolutePath(), root.resolve(".data"), port);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public TransactionalDataSource transactions() {
        return dataSource;
    }

    public void execute(String sql) {
        jdbi.useHandle(h -> h.execute(sql));
    }

    @Override
    public void close() {
        dataSource.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
