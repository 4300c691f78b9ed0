package org.millrace.run;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.StoredFacts;
import org.millrace.counter.CounterRepository;
import org.millrace.delivery.CallsSettled;
import org.millrace.delivery.OutboxRepository;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Shards;
import org.millrace.workflow.WorkflowVersions;

/** The engine's own classes over a real PostgreSQL, each batch in its transaction, under a clock that a test sets. */
public final class TestEngine {

    private final PostgresDatabase database;
    private final RunRepository runs;
    private final RunBatch batch;
    private final Clock clock;

    public TestEngine(
            PostgresDatabase database, CampaignGate gate, WorkflowVersions versions, VersionMoves moves, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.runs = new RunRepository(database.jdbi());
        CounterRepository counters = new CounterRepository(database.jdbi());
        RunRecorder recorder = new RunRecorder(
                runs,
                new OutboxRepository(database.jdbi(), counters, clock),
                new ManualEngine.Contacts().writes(),
                (asked, now) -> {},
                counters);
        StepRunner runner =
                new StepRunner(versions::compiled, StoredFacts.on(database.jdbi()), moves, new MemoryPaces());
        this.batch = new RunBatch(gate, runner, recorder, runs);
    }

    /** No fact of any contact is known. */
    public static ContactFactsStore nothingKnown() {
        return new ManualEngine.Contacts();
    }

    /** A run's trail as people read it. */
    public static List<TrailRow> trail(PostgresDatabase database, int tenant, long runId) {
        return new RunReadRepository(database.jdbi()).trail(tenant, runId);
    }

    /** What runs that wait for a call hear of its end. */
    public static void settled(Jdbi jdbi, CallsSettled news) {
        new AwaitedCalls(new DeliveryWakeRepository(jdbi)).settled(news);
    }

    /** Works off all that is due. */
    public void tick() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            while (work(shard)) {
                // until nothing of this shard is due
            }
        }
    }

    private boolean work(int shard) {
        return database.newTx(() -> {
            List<ClaimedRun> claimed = runs.claim(shard, 500, clock.instant());
            batch.work(claimed, clock.instant());
            return !claimed.isEmpty();
        });
    }
}
