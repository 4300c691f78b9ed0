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
        request(caller, campaignId, new EntryOrder(nodeNo, false), reason, now);
    }

    /** The same for those alone who never were in the campaign, whatever its rule of re-entry. */
    public void requestNewcomers(Caller caller, long campaignId, int nodeNo, String reason, Instant now) {
        request(caller, campaignId, new EntryOrder(nodeNo, true), reason, now);
    }

    private void request(Caller caller, long campaignId, EntryOrder order, String reason, Instant now) {
        moves.request(
                caller,
                MassMoveRequest.of(campaignId, MassMoveKind.ENROL, reason).with(order),
                now);
    }
}
