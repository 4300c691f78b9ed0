package org.millrace.campaign;

/**
 * What the engine must know of a campaign to enrol.
 *
 * @param segmentId null unless the audience is a list or segment
 * @param timeZone the campaign's
 */
public record CampaignBinding(
        long campaignId,
        int tenant,
        CampaignStatus status,
        long workflowId,
        AudienceKind audience,
        Long segmentId,
        String timeZone,
        Reentry reentry) {}
