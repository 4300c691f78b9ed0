package org.millrace.run;

import java.util.Collection;
import java.util.Map;
import org.millrace.campaign.CampaignTerms;

/** What campaigns say to their runs, first of all whether they move; the answer holds until the caller's transaction ends. */
@FunctionalInterface
public interface CampaignGate {

    Map<Long, CampaignTerms> lock(Collection<Long> campaignIds);
}
