package org.millrace.analytics.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.analytics.CampaignReports;
import org.millrace.analytics.PeriodReport;
import org.millrace.analytics.PeriodReports;
import org.millrace.analytics.Scope;
import org.millrace.audience.Audiences;
import org.millrace.audience.Segment;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Words;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;
import org.millrace.workflow.web.Drawings;
import org.millrace.workflow.web.GraphDrawing;

/** Figures of a campaign or of a workflow in a period; what is shown stands in the address. */
@Named("analytics")
@ViewScoped
public class AnalyticsView implements Serializable {

    private static final Set<CampaignStatus> LIVED = Set.of(
            CampaignStatus.ACTIVE,
            CampaignStatus.PAUSED,
            CampaignStatus.FROZEN,
            CampaignStatus.COMPLETED,
            CampaignStatus.ARCHIVED);
    private static final int REFRESHES = 240;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Workflows workflows;

    @Inject
    private Audiences audiences;

    @Inject
    private PeriodReports periods;

    @Inject
    private CampaignReports reports;

    @Inject
    private Words words;

    @Inject
    private Drawings drawings;

    @Inject
    private transient Clock clock;

    private Long campaign;
    private String workflow;
    private Range range;
    private String from;
    private String to;
    private Instant begin;
    private Instant end;
    private int refreshes;
    private transient List<CampaignRow> choices;
    private transient List<WorkflowSummary> workflowChoices;
    private transient PeriodReport report;
    private transient CohortFigures figures;
    private transient GraphDrawing drawing;
    private transient Segment audience;

    @PostConstruct
    void load() {
        workflow = Asked.text("workflow");
        Long named = Asked.number("id") == null ? Asked.number("campaign") : Asked.number("id");
        campaign = workflow == null ? named : null;
        chosen(Asked.text("of"));
        if (campaign == null && workflow == null && !getChoices().isEmpty()) {
            campaign = getChoices().get(0).id();
        }
        from = Asked.text("from");
        to = Asked.text("to");
        Range asked = Asked.word("range", Range.class);
        range = asked == null ? Range.since(activated(), clock.instant()) : asked;
        if (range == Range.CUSTOM) {
            days(clock.instant());
        }
    }

    private Instant activated() {
        return campaign == null ? null : campaigns.get(campaign).activatedAt();
    }

    /** The name of a campaign that is shown although the selector does not offer it, because it has not begun; null of all others. */
    public String getUnlisted() {
        boolean listed = campaign == null || getChoices().stream().anyMatch(choice -> choice.id() == campaign);
        return listed ? null : campaigns.get(campaign).name();
    }

    /** @param of {@code c5} or {@code wwelcome}, as the selector says it */
    private void chosen(String of) {
        if (of != null && of.startsWith("w")) {
            workflow = of.substring(1);
            campaign = null;
        } else if (of != null && of.matches("c\\d{1,18}")) {
            campaign = Long.valueOf(of.substring(1));
            workflow = null;
        }
    }

    /** Days in the wrong order are turned round, and what begins in the future begins nowhere. */
    private void days(Instant now) {
        boolean turned =
                day(from, 0) != null && day(to, 0) != null && day(to, 0).isBefore(day(from, 0));
        begin = day(turned ? to : from, 0);
        end = day(turned ? from : to, 1);
        if (begin != null && !begin.isBefore(now)) {
            begin = null;
        }
    }

    private Instant day(String text, int plus) {
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text)
                            .plusDays(plus)
                            .atStartOfDay(words.zone())
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public List<CampaignRow> getChoices() {
        if (choices == null) {
            choices = campaigns
                    .list(new CampaignQuery(null, null, LIVED, Page.MAX_LIMIT, null))
                    .items();
        }
        return choices;
    }

    public List<WorkflowSummary> getWorkflowChoices() {
        if (workflowChoices == null) {
            workflowChoices = workflows.list(null, Page.MAX_LIMIT).items();
        }
        return workflowChoices;
    }

    public boolean isNothing() {
        return campaign == null && workflow == null;
    }

    public PeriodReport getReport() {
        if (report == null) {
            report = periods.report(new Scope(campaign, workflow), start(), stop());
        }
        return report;
    }

    private Instant start() {
        return begin != null || clock == null ? begin : range.before(clock.instant());
    }

    private Instant stop() {
        return end != null && clock != null && end.isAfter(clock.instant()) ? null : end;
    }

    /** What came of those who entered in the time; null for a workflow, and where no goal is set. */
    public CohortFigures getFigures() {
        if (figures == null
                && campaign != null
                && !campaigns.get(campaign).goals().isEmpty()) {
            figures = new CohortFigures(reports.outcomes(campaign, start(), stop()));
        }
        return figures;
    }

    public GraphDrawing getDrawing() {
        if (drawing == null) {
            String slug = workflow != null
                    ? workflow
                    : campaigns.get(campaign).workflow().slug();
            Integer published =
                    campaign == null ? null : campaigns.get(campaign).workflow().publishedNo();
            String document = published == null ? workflows.draft(slug).document() : workflows.export(slug, published);
            Map<String, GraphDrawing.NodeCounts> counts = getReport().nodes().stream()
                    .collect(Collectors.toMap(
                            PeriodReport.NodeFigures::id,
                            node -> new GraphDrawing.NodeCounts(
                                    node.entered(),
                                    0,
                                    node.done(),
                                    node.failed(),
                                    getReport().now().entered()),
                            (one, other) -> one));
            drawing = drawings.of(document, counts);
        }
        return drawing;
    }

    /** The campaign's list or segment; null for a workflow, and where the audience is none. */
    public Segment getAudience() {
        if (audience == null && campaign != null) {
            String slug = campaigns.get(campaign).audience().segment();
            audience = slug == null ? null : audiences.get(slug);
        }
        return audience;
    }

    /** Steps that do something: a trigger only lets in. */
    public List<PeriodReport.NodeFigures> getSteps() {
        return getReport().nodes().stream()
                .filter(node -> !node.type().endsWith("-trigger"))
                .toList();
    }

    /** Against the period before, in words; a period without anything before it has none. */
    public String change(Number now, Number before) {
        double was = before.doubleValue();
        if (Double.isNaN(was) || was == 0) {
            return words.of("analytics.change.none");
        }
        return words.of("analytics.change", words.signed((now.doubleValue() - was) / was * 100, 1));
    }

    /** Of those who entered in the time; null where nobody did. */
    public Double share(PeriodReport.NodeFigures node) {
        long entered = getReport().now().entered();
        return entered == 0 ? null : (double) node.entered() / entered;
    }

    public String perHour(Number n) {
        return words.decimal(n.doubleValue() / Math.max(1, getReport().period().hours()), 1);
    }

    public void refresh() {
        refreshes++;
        report = null;
        figures = null;
        drawing = null;
    }

    /** A page that is left open does not ask for ever. */
    public boolean isRested() {
        return refreshes >= REFRESHES;
    }

    public Range[] getRanges() {
        return Range.values();
    }

    public Range getRange() {
        return range;
    }

    public Long getCampaign() {
        return campaign;
    }

    public String getWorkflow() {
        return workflow;
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }
}
