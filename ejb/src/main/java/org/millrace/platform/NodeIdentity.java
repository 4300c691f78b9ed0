package org.millrace.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Who this process is. The node's name ({@code millrace.node}, unique per server) stays over restarts; the boot id is drawn at each start
 * and owns whatever this process has begun. While the process lives its heart beats in {@code engine_node}; a later boot of the same name
 * proves that it is dead.
 */
@ApplicationScoped
public class NodeIdentity {

    private final NodeRepository nodes;
    private final Clock clock;
    private final UUID bootId = UUID.randomUUID();
    private final String node;
    private Instant startedAt;

    protected NodeIdentity() {
        this(null, null);
    }

    @Inject
    NodeIdentity(NodeRepository nodes, Clock clock) {
        this.nodes = nodes;
        this.clock = clock;
        this.node = Setting.text("millrace.node")
                .or(() -> Setting.text("jboss.node.name"))
                .orElse("millrace");
    }

    @PostConstruct
    void start() {
        startedAt = clock.instant();
    }

    public UUID bootId() {
        return bootId;
    }

    public String node() {
        return node;
    }

    void beat() {
        nodes.beat(bootId, node, startedAt, clock.instant());
    }
}
