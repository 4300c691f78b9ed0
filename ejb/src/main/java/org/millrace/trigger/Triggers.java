package org.millrace.trigger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.millrace.calendar.Cron;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.platform.Wording;
import org.millrace.run.step.EventTriggerStep;
import org.millrace.run.step.ScheduleTriggerStep;
import org.millrace.run.step.WebhookTriggerStep;
import org.millrace.trigger.TriggerSummary.Rule;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.TriggerKind;
import org.millrace.workflow.WorkflowVersions;

/** What lets contacts enter a campaign, as people see it. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
public class Triggers {

    private static final int NEXT_TIMES = 5;

    @Inject
    private Campaigns campaigns;

    @Inject
    private WorkflowVersions versions;

    @Inject
    private ScheduleRepository schedules;

    @Inject
    private CallerContext callers;

    @Inject
    private Clock clock;

    /** Of the published version; empty while there is none. */
    public List<TriggerSummary> of(long campaignId) {
        return of(campaignId, Wording.ENGLISH);
    }

    /** The same, with the filters of events in a reader's language. */
    public List<TriggerSummary> of(long campaignId, Wording wording) {
        CampaignSnapshot campaign = campaigns.get(campaignId);
        return versions.current(callers.tenant(), campaign.workflow().id())
                .map(version -> versions.compiled(version.id()).starts().stream()
                        .<TriggerSummary>map(node -> summary(node, campaign, wording))
                        .toList())
                .orElse(List.of());
    }

    /** When the audience enters next by a schedule, by campaign; of active campaigns only it means anything. */
    public Map<Long, Instant> nextRuns(Collection<Long> campaignIds) {
        return schedules.soonest(callers.tenant(), campaignIds);
    }

    /** What became of the times of its schedules, the newest first. */
    public Page<OccurrenceRow> occurrences(long campaignId, String after, int limit) {
        campaigns.get(campaignId);
        long before = new PageRequest(limit, after).beforeId();
        return Page.of(
                schedules.page(callers.tenant(), campaignId, before, limit), limit, row -> Long.toString(row.id()));
    }

    private TriggerSummary summary(CompiledNode<?> node, CampaignSnapshot campaign, Wording wording) {
        TriggerKind kind = node.type().trigger().orElseThrow();
        return switch (kind) {
            case MANUAL -> plain(node, kind, "when the campaign is activated or run by hand", Rule.NONE);
            case WEBHOOK ->
                plain(
                        node,
                        kind,
                        "when another system calls the campaign's address",
                        rule((WebhookTriggerStep.Configuration) node.configuration()));
            case EVENT -> event(node, (EventTriggerStep.Configuration) node.configuration(), wording);
            case SCHEDULE -> schedule(node, campaign);
        };
    }

    private static TriggerSummary event(CompiledNode<?> node, EventTriggerStep.Configuration rule, Wording wording) {
        String filter = rule.where() == null ? null : rule.where().sentence(wording);
        return plain(
                node,
                TriggerKind.EVENT,
                "when " + rule.event() + " happens",
                new Rule(null, null, rule.event(), filter, rule.once(), rule.businessKey()));
    }

    private static Rule rule(WebhookTriggerStep.Configuration rule) {
        return new Rule(null, null, null, null, false, rule.businessKey());
    }

    private static TriggerSummary plain(CompiledNode<?> node, TriggerKind kind, String summary, Rule rule) {
        return new TriggerSummary(node.id(), node.no(), node.name(), kind, summary, List.of(), rule);
    }

    private TriggerSummary schedule(CompiledNode<?> node, CampaignSnapshot campaign) {
        ScheduleTriggerStep.Configuration rule = (ScheduleTriggerStep.Configuration) node.configuration();
        ZoneId zone = rule.zone(campaign.timeZone());
        Cron cron = rule.schedule();
        List<Instant> next = cron.next(clock.instant(), zone, NEXT_TIMES);
        return new TriggerSummary(
                node.id(),
                node.no(),
                node.name(),
                TriggerKind.SCHEDULE,
                cron.summary() + " (" + zone + ")",
                next,
                new Rule(rule.cron(), zone.getId(), null, null, false, null));
    }
}
