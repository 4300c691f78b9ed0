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
import org.millrace.campaign.CampaignStates;
import org.millrace.platform.Roles;

/** The transaction of one chunk of one mass move. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MassMoveChunks {

    @Inject
    private MassMoveRepository moves;

    @Inject
    private MassMoveWork work;

    @Inject
    private CampaignStates campaigns;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "millrace.engine.chunk", defaultValue = "20000")
    private int chunkSize;

    MassMoveChunks() {}

    MassMoveChunks(MassMoveRepository moves, MassMoveWork work, CampaignStates campaigns, Clock clock, int chunkSize) {
        this.moves = moves;
        this.work = work;
        this.campaigns = campaigns;
        this.clock = clock;
        this.chunkSize = chunkSize;
    }

    /**
     * @param taken is told the move's id, also when its chunk then fails
     * @return whether there was something to do
     */
    public boolean next(List<Long> taken) {
        Optional<MassMove> next = moves.lockNext(clock.instant());
        next.ifPresent(move -> {
            taken.add(move.id());
            settle(move, work.chunk(move, chunkSize));
        });
        return next.isPresent();
    }

    /** Puts off a move whose chunk failed. */
    public void failed(long id, String error) {
        moves.failed(id, error, clock.instant());
    }

    private void settle(MassMove move, Optional<Chunk> chunk) {
        if (chunk.isPresent() && !chunk.get().wasLast()) {
            moves.advance(move.id(), chunk.get());
            return;
        }
        if (move.holds()) {
            campaigns.release(move.campaignId());
        }
        if (chunk.isEmpty()) {
            moves.giveUp(move.id(), "The campaign takes no entries any more.", clock.instant());
        } else {
            moves.finish(move.id(), chunk.get().moved(), clock.instant());
        }
    }
}
