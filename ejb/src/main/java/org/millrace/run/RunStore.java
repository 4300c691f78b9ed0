package org.millrace.run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.millrace.platform.ShardDepth;

/** Where runs live. Every method takes part in the caller's transaction. */
public interface RunStore {

    /** Locks at most {@code limit} due runs of the shard, oldest first, leaving out those that another transaction holds. */
    List<ClaimedRun> claim(int shard, int limit, Instant now);

    /** The same for given runs, as far as they are still due. */
    List<ClaimedRun> claim(Collection<Long> runIds, Instant now);

    void move(List<RunMove> moves, Instant now);

    /** Only the status changes: position and due time are kept. */
    void hold(Collection<Long> runIds, RunStatus status);

    /** Only the due time changes: they are claimed no earlier. What the run waits for stays as it was stated. */
    void putOff(Collection<ClaimedRun> runs, PutOff why, Instant until);

    void log(List<StepLogEntry> entries);

    /** Opens one incident for each of the runs; their status is written with their move. */
    void openIncidents(List<NewIncident> incidents, Instant now);

    /** Due runs per shard, counted up to a limit. */
    List<ShardDepth> due(Instant now, int limitPerShard);

    /** The shards in which something is due, each with a depth of one. */
    List<ShardDepth> anyDue(Instant now);

    /** A run that could not be moved. */
    record NewIncident(int tenant, long campaignId, long runId, int nodeNo, int visit, String error, String detail) {}
}
