package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import org.millrace.campaign.CampaignActivated;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignResumed;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.run.step.ScheduleTriggerStep.Configuration;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.TriggerKind;
import org.millrace.workflow.WorkflowVersions;

/** A schedule counts from the moment from which its campaign takes entries: what came while it was paused was not missed. */
@Dependent
class ScheduleBeginnings {

    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final ScheduleRepository schedules;

    @Inject
    ScheduleBeginnings(CampaignStates campaigns, WorkflowVersions versions, ScheduleRepository schedules) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.schedules = schedules;
    }

    void activated(@Observes CampaignActivated news) {
        begin(news.campaignId(), news.at());
    }

    void resumed(@Observes CampaignResumed news) {
        if (news.to() == CampaignStatus.ACTIVE) {
            begin(news.campaignId(), news.at());
        }
    }

    private void begin(long campaignId, Instant from) {
        campaigns.binding(campaignId).ifPresent(campaign -> versions.current(campaign.tenant(), campaign.workflowId())
                .ifPresent(version -> begin(campaign, version, from)));
    }

    private void begin(CampaignBinding campaign, PublishedVersion version, Instant from) {
        for (CompiledNode<?> node : versions.compiled(version.id()).starts(TriggerKind.SCHEDULE)) {
            Configuration rule = (Configuration) node.configuration();
            TriggerNode trigger = new TriggerNode(campaign.tenant(), campaign.campaignId(), version.id(), node.no());
            rule.schedule()
                    .next(from, rule.zone(campaign.timeZone()))
                    .ifPresent(next ->
                            schedules.next(trigger, schedules.config(trigger).orElseThrow(), next));
        }
    }
}
