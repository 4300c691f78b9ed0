package org.millrace.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.millrace.campaign.CampaignStates;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactTagStore;
import org.millrace.counter.CounterRepository;
import org.millrace.delivery.CallsSettled;
import org.millrace.delivery.OpenHistoryRepository;
import org.millrace.delivery.OutboxRepository;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Shards;
import org.millrace.rehearsal.MemoryFiredEvents;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.WorkflowVersions;

/** The engine's own classes over a real database and a clock that a test sets, in any number of threads. */
public final class PostgresEngine {

    private final PostgresDatabase database;
    private final Clock clock;
    private final CompiledWorkflow workflow;
    private final RunBatch batch;
    private final RunRepository runs;

    public PostgresEngine(
            PostgresDatabase database,
            Clock clock,
            CompiledWorkflow workflow,
            CampaignStates campaigns,
            ContactFactsStore facts,
            ContactTagStore tags) {
        this(
                database,
                clock,
                workflow,
                campaigns,
                facts,
                new ContactWrites(
                        tags,
                        (changes, now) -> {},
                        (changes, now) -> {},
                        (changes, now) -> {},
                        new MemoryFiredEvents()));
    }

    /** @param writes where steps write what they change about contacts */
    public PostgresEngine(
            PostgresDatabase database,
            Clock clock,
            CompiledWorkflow workflow,
            CampaignStates campaigns,
            ContactFactsStore facts,
            ContactWrites writes) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
        this.runs = new RunRepository(database.jdbi());
        CounterRepository counters = new CounterRepository(database.jdbi());
        RunRecorder recorder = new RunRecorder(
                runs,
                new OutboxRepository(database.jdbi(), counters, clock),
                writes,
                new ApprovalRepository(database.jdbi()),
                counters);
        this.batch = new RunBatch(
                campaigns::termsForWork,
                new StepRunner(id -> workflow, facts, VersionMoves.NONE, new PaceRepository(database.jdbi())),
                recorder,
                runs,
                new OpenHistoryRepository(database.jdbi()));
    }

    /** One batch of each shard. @return how many runs were claimed */
    public int round(int limit) {
        int claimed = 0;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            int of = shard;
            claimed += database.newTx(() -> {
                List<ClaimedRun> mine = new ArrayList<>(runs.claim(of, limit, clock.instant()));
                if (!mine.isEmpty()) {
                    batch.work(mine, clock.instant());
                }
                return mine.size();
            });
        }
        return claimed;
    }

    /** @return whether the run was due and has been looked at */
    public boolean work(long runId) {
        return database.newTx(() -> {
            List<ClaimedRun> mine = runs.claim(List.of(runId), clock.instant());
            batch.work(mine, clock.instant());
            return !mine.isEmpty();
        });
    }

    /** Tells the runs that wait for it what became of a call. */
    public void settled(CallsSettled.Call call) {
        database.newTx(() -> new DeliveryWakeRepository(database.jdbi()).wake(List.of(call), clock.instant()));
    }

    public TakenOutGuard takenOut() {
        return new TakenOutGuard(new RunReadRepository(database.jdbi()));
    }

    /** Looks at changed contacts as the timer would. @return how many notes of changes there were */
    public int lookAtChangedContacts() {
        WorkflowVersions versions = new WorkflowVersions(null, null) {
            @Override
            public CompiledWorkflow compiled(long versionId) {
                return workflow;
            }
        };
        return database.newTx(() -> new ChangedContacts(
                        new ContactChangeRepository(database.jdbi()),
                        new WaitingRunRepository(database.jdbi()),
                        versions,
                        clock)
                .wake(20));
    }

    /** Repairs as the timer would. */
    public int repair() {
        return database.newTx(() -> new StuckRuns(new StuckRunRepository(database.jdbi()), clock).repair());
    }
}
