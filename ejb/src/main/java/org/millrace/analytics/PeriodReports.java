package org.millrace.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.millrace.counter.Metric;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;

/** Campaigns and workflows in a period, beside the period before. Each answer is read in one snapshot; nothing is written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
public class PeriodReports {

    private final PeriodRepository periods;
    private final ReportRepository reports;
    private final SeriesRepository series;
    private final QueueRepository queues;
    private final CallerContext callers;
    private final Clock clock;

    protected PeriodReports() {
        this(null, null, null, null, null, null);
    }

    @Inject
    PeriodReports(
            PeriodRepository periods,
            ReportRepository reports,
            SeriesRepository series,
            QueueRepository queues,
            CallerContext callers,
            Clock clock) {
        this.periods = periods;
        this.reports = reports;
        this.series = series;
        this.queues = queues;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * @param from null = since anything was counted
     * @param to null = now
     * @throws NotFound the tenant has no such campaign, or no campaign of such a workflow
     */
    public PeriodReport report(Scope scope, Instant from, Instant to) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        Instant now = clock.instant();
        List<Long> campaigns = periods.campaigns(tenant, scope);
        if (campaigns.isEmpty()) {
            throw new NotFound("campaign", scope.campaign() == null ? scope.workflow() : scope.campaign());
        }
        Instant end = to == null ? now : to;
        Period period = series.period(tenant, campaigns, from, end);
        var width = BucketWidth.between(period.from(), end);
        return new PeriodReport(
                now,
                period,
                totals(tenant, campaigns, period),
                totals(tenant, campaigns, period.before()),
                periods.inside(tenant, campaigns),
                campaigns.size(),
                nodes(tenant, campaigns, period),
                new CampaignSeries(
                        period.from(),
                        end,
                        width.toSeconds(),
                        series.buckets(tenant, campaigns, period.from(), end, width)),
                queues.depth(tenant, campaigns, now, QueueDepth.MOST));
    }

    private PeriodTotals totals(int tenant, List<Long> campaigns, Period period) {
        Map<Metric, Long> sums = new EnumMap<>(Metric.class);
        periods.sums(tenant, campaigns, period).forEach(sum -> sums.merge(sum.metric(), sum.n(), Long::sum));
        return PeriodTotals.of(sums, periods.conversions(tenant, campaigns, period));
    }

    private List<PeriodReport.NodeFigures> nodes(int tenant, List<Long> campaigns, Period period) {
        List<PeriodRepository.Sum> sums = periods.sums(tenant, campaigns, period);
        Map<Integer, Long> incidents = periods.incidents(tenant, campaigns, period);
        return reports.nodes(tenant, campaigns.get(0)).stream()
                .map(node -> new PeriodReport.NodeFigures(
                        node.no(),
                        node.id(),
                        node.name() == null ? node.id() : node.name(),
                        node.type(),
                        of(sums, node.no(), Metric.ENTERED),
                        of(sums, node.no(), Metric.LEFT),
                        of(sums, node.no(), Metric.FAILED) + incidents.getOrDefault(node.no(), 0L),
                        of(sums, node.no(), Metric.SENT)))
                .toList();
    }

    private static long of(List<PeriodRepository.Sum> sums, int node, Metric metric) {
        return sums.stream()
                .filter(sum -> sum.nodeNo() == node && sum.metric() == metric)
                .mapToLong(PeriodRepository.Sum::n)
                .sum();
    }
}
