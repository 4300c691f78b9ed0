package org.millrace.bench;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Looks ten times a second how old the oldest transaction is, and how long anybody has waited for a lock. */
final class LockWatch implements AutoCloseable {

    private static final String LOOK =
            """
            select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) as open,
                   coalesce(max(extract(epoch from clock_timestamp() - query_start)) filter (where wait_event_type = 'Lock'), 0)
                       as waited
            from pg_stat_activity
            where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()
            """;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final Jdbi database;
    private volatile double longest;
    private volatile double waited;

    LockWatch(DataSource database) {
        this.database = Jdbi.create(database);
        looks.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS);
    }

    private void look() {
        database.useHandle(h -> h.createQuery(LOOK)
                .map((row, context) -> new double[] {row.getDouble("open"), row.getDouble("waited")})
                .forEach(seen -> {
                    longest = Math.max(longest, seen[0]);
                    waited = Math.max(waited, seen[1]);
                }));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "longest transaction %.1f s, longest wait for a lock %.1f s", longest, waited);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
