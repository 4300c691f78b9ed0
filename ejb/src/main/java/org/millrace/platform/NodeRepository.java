package org.millrace.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Processes that are, or were, alive. */
@Dependent
class NodeRepository {

    private final Jdbi jdbi;

    @Inject
    NodeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row that went lost, as by a restored backup, comes back. */
    void beat(UUID bootId, String node, Instant startedAt, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into engine_node (boot_id, node, started_at, heartbeat_at) values (:boot, :node, :started, :now)
                        on conflict (boot_id) do update set heartbeat_at = excluded.heartbeat_at
                        """)
                .bind("boot", bootId)
                .bind("node", node)
                .bind("started", startedAt)
                .bind("now", now)
                .execute());
    }
}
