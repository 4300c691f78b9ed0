package org.millrace.run;

import java.util.Collection;
import java.util.Map;
import org.millrace.campaign.CampaignStatus;

/** Whether campaigns let their runs move; the answer holds until the caller's transaction ends. */
@FunctionalInterface
public interface CampaignGate {

    Map<Long, CampaignStatus> lock(Collection<Long> campaignIds);
}
