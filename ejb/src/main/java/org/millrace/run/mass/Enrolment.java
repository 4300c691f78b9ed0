package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Reentry;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Metric;
import org.millrace.run.RunsEntered;
import org.millrace.run.mass.EnrolmentRepository.Slice;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.WorkflowVersions;

/** Enters an audience into its campaign, on the version that is published now. */
@Dependent
class Enrolment {

    private final CampaignStates campaigns;
    private final AudienceResolver audiences;
    private final WorkflowVersions versions;
    private final EnrolmentRepository repository;
    private final ReentryRepository reentries;
    private final CounterStore counters;
    private final Clock clock;
    private final Event<RunsEntered> news;

    @Inject
    Enrolment(
            CampaignStates campaigns,
            AudienceResolver audiences,
            WorkflowVersions versions,
            EnrolmentRepository repository,
            ReentryRepository reentries,
            CounterStore counters,
            Clock clock,
            Event<RunsEntered> news) {
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.versions = versions;
        this.repository = repository;
        this.reentries = reentries;
        this.counters = counters;
        this.clock = clock;
        this.news = news;
    }

    /** @return empty when the campaign takes no entries any more */
    Optional<Chunk> chunk(MassMove move, int limit) {
        Map<Long, CampaignStatus> status = campaigns.lockedForWork(List.of(move.campaignId()));
        if (!status.get(move.campaignId()).enrols()) {
            return Optional.empty();
        }
        CampaignBinding campaign = campaigns.binding(move.campaignId()).orElseThrow();
        if (campaign.audience() == AudienceKind.NONE) {
            return Optional.empty();
        }
        EntryOrder order = move.params() == null ? EntryOrder.ANY : move.params(EntryOrder.class);
        Reentry rule = order.newcomers() ? Reentry.NEVER : campaign.reentry();
        return versions.current(move.tenant(), campaign.workflowId())
                .map(version -> entry(move, version.id(), order.nodeNo()))
                .map(entry -> enter(entry, campaign, rule, new Slice(move.lastId(), limit, clock.instant())));
    }

    /**
     * Enters those of the order who are not inside, whether they were before or not. Whom the campaign leaves out stays out: an order
     * overrides the rule of re-entry and nothing else.
     *
     * @return empty when the campaign takes no entries any more
     */
    Optional<Chunk> again(MassMove move, int limit) {
        Map<Long, CampaignStatus> status = campaigns.lockedForWork(List.of(move.campaignId()));
        if (!status.get(move.campaignId()).enrols()) {
            return Optional.empty();
        }
        CampaignBinding campaign = campaigns.binding(move.campaignId()).orElseThrow();
        AudienceSql whom = audiences.without(
                move.tenant(), whom(audiences, move.tenant(), move.params(ReEnrolOrder.class)), campaign.exclusions());
        return versions.current(move.tenant(), campaign.workflowId())
                .map(version -> entry(move, version.id(), 0))
                .map(entry -> {
                    Instant now = clock.instant();
                    return counted(entry, repository.again(entry, whom, move, limit, now), now);
                });
    }

    static AudienceSql whom(AudienceResolver audiences, int tenant, ReEnrolOrder order) {
        return order.segment() == null
                ? new AudienceSql(
                        "c.external_id = any(:a_contacts)",
                        Map.of("a_contacts", order.contacts().toArray(String[]::new)))
                : audiences.where(tenant, order.segment());
    }

    /** At the trigger that was ordered, as far as the version that is published now has it. */
    private EnrolmentRepository.Entry entry(MassMove move, long versionId, int ordered) {
        CompiledWorkflow workflow = versions.compiled(versionId);
        int start = workflow.starts().stream()
                .map(CompiledNode::no)
                .filter(no -> no == ordered)
                .findFirst()
                .orElse(workflow.start().no());
        return new EnrolmentRepository.Entry(move.tenant(), move.campaignId(), versionId, start);
    }

    private Chunk enter(EnrolmentRepository.Entry entry, CampaignBinding campaign, Reentry rule, Slice slice) {
        AudienceSql audience = audiences.entering(entry.tenant(), campaign.entrants());
        Chunk chunk = rule.never()
                ? repository.enrol(entry, audience, slice.after(), slice.limit(), slice.now())
                : reentries.enrol(entry, rule, audience, slice);
        return counted(entry, chunk, slice.now());
    }

    private Chunk counted(EnrolmentRepository.Entry entry, Chunk chunk, Instant now) {
        counters.add(
                List.of(
                        entry.count(0, Metric.RUN_ENTERED, chunk.moved()),
                        entry.count(entry.startNodeNo(), Metric.ENTERED, chunk.moved())),
                now);
        if (chunk.moved() > 0) {
            news.fire(new RunsEntered(entry.tenant(), entry.campaignId(), now));
        }
        return chunk;
    }
}
