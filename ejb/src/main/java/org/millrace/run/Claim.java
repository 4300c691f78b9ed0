package org.millrace.run;

import java.time.Instant;
import java.util.List;

/** Which due runs a batch takes. */
@FunctionalInterface
public interface Claim {

    List<ClaimedRun> in(RunStore runs, Instant now);

    static Claim ofShard(int shard, int limit) {
        return (runs, now) -> runs.claim(shard, limit, now);
    }

    static Claim of(List<Long> runIds) {
        return (runs, now) -> runs.claim(runIds, now);
    }
}
