package org.millrace.run;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.millrace.rehearsal.MemoryRuns;

class MemoryRunsTest extends RunStoreContract {

    private final MemoryRuns runs = new MemoryRuns();
    private long last;

    @Override
    RunStore store() {
        return runs;
    }

    @Override
    long aRunDueAt(Instant due) {
        last++;
        runs.enter(new ClaimedRun(last, 1, 1, last, 1, 1, 1, 3, null, due, due, Stay.ARRIVED, Loops.NONE));
        return last;
    }

    @Override
    <T> T tx(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    RunStatus status(long runId) {
        return runs.status(runId);
    }
}
