package org.millrace.campaign;

import java.util.List;
import org.millrace.audience.AudienceRef;

/**
 * What the engine must know of a campaign to enrol.
 *
 * @param segmentId null unless the audience is a list or segment
 * @param exclusions the ids of the lists and segments that it leaves out, those of its audience included
 * @param timeZone the campaign's
 */
public record CampaignBinding(
        long campaignId,
        int tenant,
        CampaignStatus status,
        long workflowId,
        AudienceKind audience,
        Long segmentId,
        List<Long> exclusions,
        String timeZone,
        Reentry reentry) {

    /** Of a campaign that leaves nobody out. */
    public CampaignBinding(
            long campaignId,
            int tenant,
            CampaignStatus status,
            long workflowId,
            AudienceKind audience,
            Long segmentId,
            String timeZone,
            Reentry reentry) {
        this(campaignId, tenant, status, workflowId, audience, segmentId, List.of(), timeZone, reentry);
    }

    /** Who may enter; everybody where contacts enter one by one. */
    public AudienceRef entrants() {
        return new AudienceRef(segmentId, exclusions);
    }
}
