package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.millrace.platform.Caller;

/** Has a campaign's present audience enter, chunk by chunk after the caller's commit. */
@Dependent
public class AudienceEntries {

    private final MassMoveRepository moves;

    @Inject
    AudienceEntries(MassMoveRepository moves) {
        this.moves = moves;
    }

    /** @param nodeNo the trigger at which they enter */
    public void request(Caller caller, long campaignId, int nodeNo, String reason, Instant now) {
        moves.request(
                caller,
                MassMoveRequest.of(campaignId, MassMoveKind.ENROL, reason).with(new EntryOrder(nodeNo)),
                now);
    }
}
