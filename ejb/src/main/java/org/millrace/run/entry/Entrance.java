package org.millrace.run.entry;

import java.util.List;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.Reentry;
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

    Reentry rule() {
        return once ? Reentry.NEVER : campaign.reentry();
    }

    /** Whether nobody who was ever inside may enter, so that every entry is a first one. */
    boolean firstOnly(List<Entrant> entrants) {
        return rule().never() && (once || entrants.stream().allMatch(entrant -> entrant.businessKey() == null));
    }

    Delta count(int node, Metric metric, long n) {
        return new Delta(campaign.tenant(), campaign.campaignId(), versionId, node, null, metric, n);
    }
}
