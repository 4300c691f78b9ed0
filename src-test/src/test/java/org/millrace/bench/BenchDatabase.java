package org.millrace.bench;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.Ports;
import org.millrace.platform.Database;
import org.millrace.platform.SchemaMigration;
import org.millrace.platform.TransactionalDataSource;

/** A durable PostgreSQL with Millrace's schema, for one benchmark. */
public final class BenchDatabase implements AutoCloseable {

    private final DurablePostgres postgres;
    private final TransactionalDataSource dataSource;
    private final Jdbi jdbi;

    public BenchDatabase() {
        int port = Ports.unused().postgres();
        Path root = Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath();
        postgres = DurablePostgres.start(
                Path.of("target", "bench", "postgresql-" + port).toAbsolutePath(), root.resolve(".data"), port);
        SchemaMigration.on(postgres.dataSource());
        dataSource = new TransactionalDataSource(postgres.dataSource());
        jdbi = Database.on(dataSource);
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
        postgres.close();
    }
}
