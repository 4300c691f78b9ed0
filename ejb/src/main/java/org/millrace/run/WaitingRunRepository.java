package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Runs that wait at a node, by their contacts. */
@Dependent
class WaitingRunRepository {

    private final Jdbi jdbi;

    @Inject
    WaitingRunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Locks the contacts' runs in the order of their numbers, waiting for whoever holds them; answers those that wait. */
    List<Waiting> lockOf(int tenant, Collection<Long> contacts) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select id, version_id, node_no, waiting_for from run
                        where tenant_id = :tenant and contact_id = any(:contacts) and status in ('WAITING', 'FROZEN')
                        order by id for update
                        """)
                .bind("tenant", tenant)
                .bindArray("contacts", Long.class, contacts)
                .map((row, ctx) -> new Waiting(
                        row.getLong("id"),
                        row.getLong("version_id"),
                        row.getInt("node_no"),
                        row.getString("waiting_for") != null))
                .stream()
                .filter(Waiting::waits)
                .toList());
    }

    /** Due now; a frozen run when it thaws. */
    void lookAgain(Collection<Long> runs, Instant now) {
        if (runs.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update run set due_at = :now, version = version + 1
                        where id = any(:runs) and (due_at is null or due_at > :now)
                        """)
                .bind("now", now)
                .bindArray("runs", Long.class, runs)
                .execute());
    }

    /** @param waits false when its node is still to be executed */
    record Waiting(long runId, long versionId, int nodeNo, boolean waits) {}
}
