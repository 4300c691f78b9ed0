package org.millrace.campaign;

import java.time.Instant;

/**
 * The campaign left a hold. From FROZEN to any status that moves (ACTIVE, PAUSED, COMPLETED) those inside go on from where they
 * stood; from PAUSED to ACTIVE it only enrols again.
 *
 * @param frozenAt since when it was frozen; null unless it was
 */
public record CampaignResumed(
        int tenant,
        long campaignId,
        CampaignStatus from,
        CampaignStatus to,
        CatchUp catchUp,
        Instant frozenAt,
        String by,
        Instant at) {

    public boolean thaws() {
        return from == CampaignStatus.FROZEN;
    }
}
