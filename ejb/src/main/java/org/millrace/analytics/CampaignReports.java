package org.millrace.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.analytics.ReportRepository.Counted;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.counter.Metric;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowVersions;

/** Campaigns in figures. Each answer is read in a transaction of its own, in one snapshot; nothing is written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignReports {

    private final ReportRepository reports;
    private final SeriesRepository series;
    private final QueueRepository queues;
    private final RecountRepository recounts;
    private final Campaigns campaigns;
    private final WorkflowVersions versions;
    private final CallerContext callers;
    private final Clock clock;

    protected CampaignReports() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    CampaignReports(
            ReportRepository reports,
            SeriesRepository series,
            QueueRepository queues,
            RecountRepository recounts,
            Campaigns campaigns,
            WorkflowVersions versions,
            CallerContext callers,
            Clock clock) {
        this.reports = reports;
        this.series = series;
        this.queues = queues;
        this.recounts = recounts;
        this.campaigns = campaigns;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public CampaignReport report(long campaignId) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        Instant now = clock.instant();
        CampaignSnapshot campaign = campaigns.get(campaignId);
        ReportAssembly assembly = assembly(tenant, campaign, Period.EVER);
        return new CampaignReport(
                campaignId,
                campaign.name(),
                campaign.status(),
                now,
                assembly.runTotals(reports.held(tenant, campaignId, RunTotals.MOST)),
                assembly.messageTotals(),
                assembly.goalResults(),
                assembly.nodes(reports.nodes(tenant, campaignId)),
                assembly.experiment(division(tenant, campaign)),
                assembly.products(campaign.products()),
                queues.depth(tenant, List.of(campaignId), now, QueueDepth.MOST));
    }

    /**
     * What came of it for those who entered in a period.
     *
     * @param from null = since the first thing was counted
     * @param to null = now
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Outcomes outcomes(long campaignId, Instant from, Instant to) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        Instant now = clock.instant();
        CampaignSnapshot campaign = campaigns.get(campaignId);
        Period period = series.period(tenant, List.of(campaignId), from, to == null ? now : to);
        return new Outcomes(
                now, campaignId, cohort(tenant, campaign, period, now), cohort(tenant, campaign, period.before(), now));
    }

    private Cohort cohort(int tenant, CampaignSnapshot campaign, Period period, Instant now) {
        ReportAssembly assembly = assembly(tenant, campaign, period);
        List<GoalResult> results = assembly.goalResults();
        List<Cohort.CohortGoal> goals = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            long open = period.within(campaign.goals().get(i).window(), now)
                    .map(part -> reports.entered(tenant, campaign.id(), part))
                    .orElse(0L);
            goals.add(new Cohort.CohortGoal(results.get(i), open));
        }
        return new Cohort(
                period,
                assembly.contacts(),
                goals,
                assembly.experiment(division(tenant, campaign)),
                assembly.products(campaign.products()));
    }

    private ReportAssembly assembly(int tenant, CampaignSnapshot campaign, Period entered) {
        List<Counted> counters = reports.counters(tenant, campaign.id(), entered);
        boolean arms = counters.stream().anyMatch(counted -> counted.metric() == Metric.ASSIGNED);
        return new ReportAssembly(
                counters,
                reports.conversions(tenant, campaign.id(), entered, arms),
                campaign.products().isEmpty()
                        ? List.of()
                        : reports.conversionsByProduct(tenant, campaign.id(), entered),
                campaign.goals());
    }

    private Division division(int tenant, CampaignSnapshot campaign) {
        return versions.current(tenant, campaign.workflow().id())
                .map(version -> Division.of(versions.compiled(version.id())))
                .orElse(Division.NONE);
    }

    /** By campaign id; a campaign that nobody entered is missing. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Map<Long, CampaignProgress> progress(Collection<Long> campaignIds) {
        return reports.progress(callers.tenant(), campaignIds).stream()
                .collect(Collectors.toMap(CampaignProgress::campaignId, Function.identity()));
    }

    /**
     * @param from null = since the first thing was counted
     * @param to null = now
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public CampaignSeries series(long campaignId, Instant from, Instant to) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        campaigns.get(campaignId);
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? series.first(tenant, List.of(campaignId)).orElse(end.minusSeconds(3_600)) : from;
        if (!begin.isBefore(end)) {
            throw new InvalidInput(
                    "from", Sentence.of("is not before the end"), Sentence.of("Ask for a time that has a length."));
        }
        var width = BucketWidth.between(begin, end);
        if (begin.isBefore(end.minus(width.multipliedBy(10L * BucketWidth.MOST)))) {
            throw new InvalidInput(
                    "from", Sentence.of("is too long ago"), Sentence.of("Ask for at most a hundred years."));
        }
        return new CampaignSeries(
                begin, end, width.toSeconds(), series.buckets(tenant, List.of(campaignId), begin, end, width));
    }

    /** Counts again what the counters say, and lists what differs. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Recount recount(long campaignId) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        campaigns.get(campaignId);
        List<Difference> compared = Stream.of(
                        recounts.counters(tenant, campaignId),
                        recounts.hours(tenant, campaignId),
                        recounts.conversions(tenant, campaignId))
                .flatMap(List::stream)
                .toList();
        return new Recount(
                campaignId,
                clock.instant(),
                compared.size(),
                compared.stream()
                        .filter(figure -> figure.counted() != figure.recounted())
                        .toList());
    }
}
