package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.audience.AudienceRebuilt;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.platform.Caller;
import org.millrace.run.mass.AudienceEntries;

/**
 * When an audience has been looked through again, whoever is new in it enters the active campaigns that have it, at their manual
 * triggers, ordered in the transaction that put the look on record. Who was inside before does not: that is for the campaign's own
 * schedule, its events, or a person.
 */
@Dependent
class AudienceNewcomers {

    private final TriggerRepository triggers;
    private final CampaignStates campaigns;
    private final AudienceEntries entries;

    @Inject
    AudienceNewcomers(TriggerRepository triggers, CampaignStates campaigns, AudienceEntries entries) {
        this.triggers = triggers;
        this.campaigns = campaigns;
        this.entries = entries;
    }

    void rebuilt(@Observes AudienceRebuilt news) {
        List<TriggerNode> asked = triggers.ofAudience(news.tenant(), news.segmentId());
        if (asked.isEmpty()) {
            return;
        }
        Map<Long, CampaignStatus> statuses = campaigns.lockedForWork(
                asked.stream().map(TriggerNode::campaignId).collect(Collectors.toSet()));
        asked.stream()
                .filter(trigger -> statuses.containsKey(trigger.campaignId())
                        && statuses.get(trigger.campaignId()).enrols())
                .forEach(trigger -> entries.requestNewcomers(
                        new Caller(news.tenant(), "schedule"),
                        trigger.campaignId(),
                        trigger.nodeNo(),
                        "audience looked through " + news.scheduledAt(),
                        news.at()));
    }
}
