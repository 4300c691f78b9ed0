package org.millrace.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.Experiment;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.WorkflowVersions;

/** Campaigns in figures. Each answer is read in a transaction of its own, in one snapshot; nothing is written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignReports {

    private final ReportRepository reports;
    private final SeriesRepository series;
    private final RecountRepository recounts;
    private final Campaigns campaigns;
    private final WorkflowVersions versions;
    private final CallerContext callers;
    private final Clock clock;

    protected CampaignReports() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    CampaignReports(
            ReportRepository reports,
            SeriesRepository series,
            RecountRepository recounts,
            Campaigns campaigns,
            WorkflowVersions versions,
            CallerContext callers,
            Clock clock) {
        this.reports = reports;
        this.series = series;
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
        ReportAssembly assembly = new ReportAssembly(
                reports.runs(tenant, campaignId),
                reports.counters(tenant, campaignId),
                reports.conversions(tenant, campaignId),
                reports.conversionsByProduct(tenant, campaignId),
                campaign.goals());
        return new CampaignReport(
                campaignId,
                campaign.name(),
                campaign.status(),
                now,
                assembly.runTotals(),
                assembly.messageTotals(),
                assembly.goalResults(),
                assembly.nodes(reports.nodes(tenant, campaignId)),
                experiment(assembly, tenant, campaign),
                assembly.products(campaign.products()),
                reports.queue(tenant, campaignId, now));
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
            throw new InvalidInput("from", "is not before the end", "Ask for a time that has a length.");
        }
        var width = BucketWidth.between(begin, end);
        if (begin.isBefore(end.minus(width.multipliedBy(10L * BucketWidth.MOST)))) {
            throw new InvalidInput("from", "is too long ago", "Ask for at most a hundred years.");
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
        List<Difference> compared = Stream.concat(
                        recounts.counters(tenant, campaignId).stream(),
                        recounts.conversions(tenant, campaignId).stream())
                .toList();
        return new Recount(
                campaignId,
                clock.instant(),
                compared.size(),
                compared.stream()
                        .filter(figure -> figure.counted() != figure.recounted())
                        .toList());
    }

    private ExperimentReport experiment(ReportAssembly assembly, int tenant, CampaignSnapshot campaign) {
        Optional<PublishedVersion> current =
                versions.current(tenant, campaign.workflow().id());
        Optional<CompiledNode<?>> dividing = current.map(version -> versions.compiled(version.id()))
                .flatMap(compiled -> compiled.nodes().stream()
                        .filter(node -> experimentOf(node).isPresent())
                        .findFirst());
        Optional<Experiment> experiment = dividing.flatMap(CampaignReports::experimentOf);
        return assembly.experiment(
                        dividing.map(CompiledNode::id).orElse(null),
                        experiment.map(Experiment::arms).orElse(List.of()),
                        experiment.flatMap(Experiment::control))
                .orElse(null);
    }

    private static <C extends Record> Optional<Experiment> experimentOf(CompiledNode<C> node) {
        return node.type().experiment(node.configuration());
    }
}
