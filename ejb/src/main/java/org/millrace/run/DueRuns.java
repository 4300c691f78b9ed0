package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.millrace.platform.Roles;

/** Looks how many runs are due, per shard and no further than worth while, and posts as many tickets as listeners can use. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueRuns {

    static final int TICKETS_PER_SHARD = 4;

    @Inject
    private RunStore runs;

    @Inject
    private RunTickets tickets;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "millrace.engine.batch", defaultValue = "1000")
    private int batchSize;

    public void tick() {
        tickets.post(shardsToDrain(runs.due(clock.instant(), batchSize * TICKETS_PER_SHARD), batchSize));
    }

    /** A hot shard gets several tickets; shards take turns, so that none waits behind a hot one. */
    static List<Integer> shardsToDrain(List<RunStore.ShardDepth> depths, int batchSize) {
        List<Integer> shards = new ArrayList<>();
        for (RunStore.ShardDepth depth : depths) {
            int wanted = (depth.due() + batchSize - 1) / batchSize;
            shards.addAll(Collections.nCopies(Math.min(wanted, TICKETS_PER_SHARD), depth.shard()));
        }
        Collections.shuffle(shards);
        return shards;
    }
}
