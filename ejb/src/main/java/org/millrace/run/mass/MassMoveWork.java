package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.millrace.counter.CounterStore;
import org.millrace.run.RunStatus;
import org.millrace.run.migration.Migrated;
import org.millrace.run.migration.Migration;

/** What a chunk of each kind of mass move does. */
@Dependent
class MassMoveWork {

    private final Enrolment enrolment;
    private final HoldRepository holds;
    private final CatchingUp catchingUp;
    private final Migration migration;
    private final BulkRepository bulk;
    private final CounterStore counters;
    private final Clock clock;

    @Inject
    MassMoveWork(
            Enrolment enrolment,
            HoldRepository holds,
            CatchingUp catchingUp,
            Migration migration,
            BulkRepository bulk,
            CounterStore counters,
            Clock clock) {
        this.enrolment = enrolment;
        this.holds = holds;
        this.catchingUp = catchingUp;
        this.migration = migration;
        this.bulk = bulk;
        this.counters = counters;
        this.clock = clock;
    }

    /** @return empty when the move cannot be done any more */
    Optional<Chunk> chunk(MassMove move, int limit) {
        return switch (move.kind()) {
            case ENROL -> enrolment.chunk(move, limit);
            case FREEZE -> Optional.of(holds.change(move, List.of(RunStatus.WAITING), RunStatus.FROZEN, limit));
            case THAW -> Optional.of(holds.change(move, List.of(RunStatus.FROZEN), RunStatus.WAITING, limit));
            case CATCH_UP_MESSAGES -> Optional.of(catchingUp.messages(move, limit));
            case CATCH_UP -> Optional.of(catchingUp.runs(move, limit));
            case SKIP_MESSAGES -> Optional.of(catchingUp.skipAll(move, limit));
            case CANCEL -> Optional.of(cancel(move, limit));
            case MIGRATE -> Optional.of(migrate(move, limit));
            case RETRY -> Optional.of(bulk.retry(move, limit, clock.instant()));
            case SKIP_WAIT -> Optional.of(bulk.skipWait(move, limit, clock.instant()));
            case RE_ENROL -> enrolment.again(move, limit);
        };
    }

    private Chunk migrate(MassMove move, int limit) {
        MigrationOrder order = move.params(MigrationOrder.class);
        Migrated migrated = migration.chunk(order.versionMove(), move.lastId(), limit, clock.instant());
        counters.add(migrated.deltas(), clock.instant());
        return new Chunk(migrated.lastContactId(), migrated.moved());
    }

    private Chunk cancel(MassMove move, int limit) {
        HoldRepository.Canceled canceled = holds.cancel(move, move.reason(), limit, clock.instant());
        counters.add(canceled.deltas(), clock.instant());
        return canceled.chunk();
    }
}
