package org.millrace.run.entry;

import org.millrace.campaign.CampaignBinding;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

/**
 * The trigger at which somebody enters.
 *
 * @param campaign locked, and taking entries
 * @param versionId the version that new runs start on
 * @param nodeNo the trigger's
 * @param once whether a contact enters at most once, whatever the campaign's rule
 */
public record Entrance(CampaignBinding campaign, long versionId, int nodeNo, boolean once) {

    Delta count(int node, Metric metric, long n) {
        return new Delta(campaign.tenant(), campaign.campaignId(), versionId, node, null, metric, n);
    }
}
