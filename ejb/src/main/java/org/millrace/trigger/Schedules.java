package org.millrace.trigger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.calendar.Cron;
import org.millrace.calendar.DueTimes;
import org.millrace.calendar.Occurrence;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.platform.Caller;
import org.millrace.platform.Roles;
import org.millrace.run.mass.AudienceEntries;
import org.millrace.run.step.ScheduleTriggerStep.Configuration;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.WorkflowVersions;

/**
 * Decides the times of schedules. Each schedule is settled in a transaction of its own: the times that have come become rows, the
 * audience is ordered to enter for those that fire, and the next time is written. Whoever comes second finds nothing to do.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Schedules {

    private final TriggerRepository triggers;
    private final ScheduleRepository schedules;
    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final AudienceEntries entries;
    private final Clock clock;

    protected Schedules() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Schedules(
            TriggerRepository triggers,
            ScheduleRepository schedules,
            CampaignStates campaigns,
            WorkflowVersions versions,
            AudienceEntries entries,
            Clock clock) {
        this.triggers = triggers;
        this.schedules = schedules;
        this.campaigns = campaigns;
        this.versions = versions;
        this.entries = entries;
        this.clock = clock;
    }

    public List<TriggerNode> due() {
        return triggers.dueSchedules(clock.instant());
    }

    public void settle(TriggerNode trigger) {
        CampaignStatus status =
                campaigns.lockedForWork(List.of(trigger.campaignId())).get(trigger.campaignId());
        CampaignBinding campaign = campaigns.binding(trigger.campaignId()).orElse(null);
        if (status == null || !status.enrols() || campaign == null) {
            return;
        }
        versions.current(trigger.tenant(), campaign.workflowId())
                .filter(version -> version.id() == trigger.versionId())
                .ifPresent(version -> settle(trigger, campaign, version));
    }

    private void settle(TriggerNode trigger, CampaignBinding campaign, PublishedVersion version) {
        Instant now = clock.instant();
        Configuration rule = (Configuration)
                versions.compiled(version.id()).node(trigger.nodeNo()).configuration();
        String config = schedules.config(trigger).orElseThrow();
        Optional<Instant> known = schedules.lock(trigger, config);
        Cron cron = rule.schedule();
        ZoneId zone = rule.zone(campaign.timeZone());
        Instant first = known.orElseGet(() -> cron.nextOrNever(version.publishedAt(), zone));
        DueTimes due = DueTimes.of(cron, zone, rule.whenMissed(), first, now);
        fire(trigger, campaign, due.decided(), now);
        if (known.isEmpty() || !due.decided().isEmpty()) {
            schedules.next(trigger, config, due.next());
        }
    }

    /** Where nobody enters twice, one entry of the audience stands for all times that come together. */
    private void fire(TriggerNode trigger, CampaignBinding campaign, List<Occurrence> decided, Instant now) {
        Set<Instant> fresh = schedules.record(trigger, decided, now);
        List<Instant> fired = decided.stream()
                .filter(Occurrence::fired)
                .map(Occurrence::scheduledAt)
                .filter(fresh::contains)
                .toList();
        long spared = campaign.reentry().never() ? Math.max(0, fired.size() - 1) : 0;
        fired.stream()
                .skip(spared)
                .forEach(at -> entries.request(
                        new Caller(trigger.tenant(), "schedule"),
                        trigger.campaignId(),
                        trigger.nodeNo(),
                        "schedule " + at,
                        now));
    }
}
