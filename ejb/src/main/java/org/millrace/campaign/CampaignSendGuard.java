package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.delivery.SendGuard;

/** Nothing leaves for a campaign that stands still or is over; no freeze is overtaken, because the intents' commit holds the lock. */
@Dependent
public class CampaignSendGuard implements SendGuard {

    static final String FROZEN = "campaign frozen";

    private final CampaignStates campaigns;

    @Inject
    CampaignSendGuard(CampaignStates campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        Map<Long, CampaignStatus> statuses = campaigns.lockedForWork(
                window.stream().map(Candidate::campaignId).collect(Collectors.toSet()));
        Map<Long, Refusal> refused = new HashMap<>();
        window.forEach(message -> {
            CampaignStatus status = statuses.get(message.campaignId());
            if (status == CampaignStatus.FROZEN) {
                refused.put(message.messageId(), new Refusal.Hold(FROZEN));
            } else if (status == null || !status.moves()) {
                refused.put(message.messageId(), new Refusal.Skip("campaign " + word(status)));
            }
        });
        return refused;
    }

    private static String word(CampaignStatus status) {
        return status == null ? "unknown" : status.name().toLowerCase(java.util.Locale.ROOT);
    }
}
