package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.millrace.campaign.CatchUp;
import org.millrace.delivery.BacklogRepository;
import org.millrace.delivery.BacklogRepository.Backlog;
import org.millrace.delivery.BacklogRepository.Part;
import org.millrace.delivery.BacklogRepository.Piece;

/** What a resumption's rule does with those inside and with the messages that wait; counted before, done after. */
@Dependent
class CatchingUp {

    private final CatchUpRepository runs;
    private final BacklogRepository messages;
    private final Clock clock;

    @Inject
    CatchingUp(CatchUpRepository runs, BacklogRepository messages, Clock clock) {
        this.runs = runs;
        this.messages = messages;
        this.clock = clock;
    }

    Chunk runs(MassMove move, int limit) {
        CatchUpOrder order = move.params(CatchUpOrder.class);
        return switch (order.rule()) {
            case NOW -> new Chunk(null, 0);
            case SPREAD -> runs.spread(move, order, limit);
            case SKIP_OLDER -> runs.skip(move, order, limit);
            case RETIME -> runs.retime(move, order, limit);
        };
    }

    Chunk messages(MassMove move, int limit) {
        CatchUpOrder order = move.params(CatchUpOrder.class);
        Part part = new Part(move.campaignId(), move.lastId(), limit);
        return switch (order.rule()) {
            case NOW -> new Chunk(null, 0);
            case SPREAD -> chunk(messages.spread(part, order.resumedAt(), order.span(), move.moved()));
            case SKIP_OLDER -> chunk(messages.skip(part, order.oldBefore(), order.skipReason(), clock.instant()));
            case RETIME -> chunk(messages.later(part, order.pause()));
        };
    }

    /** Whatever waits is not sent any more. */
    Chunk skipAll(MassMove move, int limit) {
        Part part = new Part(move.campaignId(), move.lastId(), limit);
        return chunk(messages.skip(part, BacklogRepository.EVER, move.reason(), clock.instant()));
    }

    /** What the rule would do if the campaign were resumed now. */
    CatchUpPreview preview(int tenant, long campaignId, CatchUp catchUp, Instant frozenAt) {
        Instant now = clock.instant();
        CatchUpOrder order = CatchUpOrder.of(catchUp, frozenAt, now);
        CatchUpRepository.Inside inside = runs.count(tenant, campaignId, order.oldBefore(), now);
        Backlog backlog = messages.count(tenant, campaignId, order.oldBefore(), now);
        return new CatchUpPreview(
                catchUp.rule(),
                catchUp.span(),
                frozenAt,
                now,
                CatchUpPreview.Effect.of(catchUp.rule(), inside.all(), inside.overdue(), inside.old()),
                CatchUpPreview.Effect.of(catchUp.rule(), backlog.ready(), backlog.overdue(), backlog.old()));
    }

    private static Chunk chunk(Piece piece) {
        return new Chunk(piece.lastId(), piece.changed());
    }
}
