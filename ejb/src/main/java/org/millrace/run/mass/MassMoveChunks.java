package org.millrace.run.mass;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.millrace.counter.CounterStore;
import org.millrace.platform.Roles;
import org.millrace.run.RunStatus;

/** The transaction of one chunk of one mass move. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MassMoveChunks {

    @Inject
    private MassMoveRepository moves;

    @Inject
    private Enrolment enrolment;

    @Inject
    private HoldRepository holds;

    @Inject
    private CounterStore counters;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "millrace.engine.chunk", defaultValue = "20000")
    private int chunkSize;

    /**
     * @param taken is told the move's id, also when its chunk then fails
     * @return whether there was something to do
     */
    public boolean next(List<Long> taken) {
        Optional<MassMove> next = moves.lockNext(clock.instant());
        next.ifPresent(move -> {
            taken.add(move.id());
            settle(move, work(move));
        });
        return next.isPresent();
    }

    /** Puts off a move whose chunk failed. */
    public void failed(long id, String error) {
        moves.failed(id, error, clock.instant());
    }

    private Optional<Chunk> work(MassMove move) {
        return switch (move.kind()) {
            case ENROL -> enrolment.chunk(move, chunkSize);
            case FREEZE -> Optional.of(holds.change(move, List.of(RunStatus.WAITING), RunStatus.FROZEN, chunkSize));
            case THAW -> Optional.of(holds.change(move, List.of(RunStatus.FROZEN), RunStatus.WAITING, chunkSize));
            case CANCEL -> Optional.of(cancel(move));
        };
    }

    private Chunk cancel(MassMove move) {
        HoldRepository.Canceled canceled = holds.cancel(move, "campaign ended for all", chunkSize, clock.instant());
        counters.add(canceled.deltas(), clock.instant());
        return canceled.chunk();
    }

    private void settle(MassMove move, Optional<Chunk> chunk) {
        if (chunk.isEmpty()) {
            moves.giveUp(move.id(), "The campaign takes no entries any more.", clock.instant());
        } else if (chunk.get().wasLast()) {
            moves.finish(move.id(), chunk.get().moved(), clock.instant());
        } else {
            moves.advance(move.id(), chunk.get());
        }
    }
}
