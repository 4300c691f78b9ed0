package org.millrace.run;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Queue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.millrace.platform.Roles;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Tickets;

/** Looks how many runs are due, per shard and no further than worth while, and posts as many tickets as listeners can use. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueRuns {

    /** As many as there are listeners: with one ticket each they all have something to do. */
    static final int TICKETS_PER_SHARD = 8;

    @Inject
    private RunStore runs;

    @Inject
    private Tickets tickets;

    @Resource(lookup = "java:/jms/queue/millrace.runs")
    private Queue queue;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "millrace.engine.batch", defaultValue = "1000")
    private int batchSize;

    /** Counts how much is due only while fewer shards than listeners have something due: counting visits what it counts. */
    public void tick() {
        Instant now = clock.instant();
        List<ShardDepth> depths = runs.anyDue(now);
        if (!depths.isEmpty() && depths.size() < TICKETS_PER_SHARD) {
            depths = runs.due(now, batchSize * TICKETS_PER_SHARD);
        }
        tickets.post(queue, ShardDepth.toDrain(depths, batchSize, TICKETS_PER_SHARD));
    }
}
