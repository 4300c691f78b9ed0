package org.millrace.analytics;

import java.time.Instant;
import java.util.List;
import org.millrace.campaign.CampaignStatus;

/**
 * A campaign in figures, all of one snapshot.
 *
 * @param at the instant of the snapshot
 * @param experiment null when the campaign has none
 * @param products empty when the campaign has none
 */
public record CampaignReport(
        long campaignId,
        String name,
        CampaignStatus status,
        Instant at,
        RunTotals runs,
        MessageTotals messages,
        List<GoalResult> goals,
        List<NodeReport> nodes,
        ExperimentReport experiment,
        List<ProductReport> products,
        QueueDepth queue) {}
