package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.analytics.CampaignReports;
import org.millrace.analytics.NodeReport;
import org.millrace.analytics.web.Figures;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.ShellView;
import org.millrace.run.RunStatus;
import org.millrace.run.monitor.CampaignHold;
import org.millrace.run.monitor.CampaignHolds;
import org.millrace.run.monitor.CampaignMove;
import org.millrace.run.monitor.MonitoredRun;
import org.millrace.run.monitor.RunListing;
import org.millrace.run.monitor.RunMonitor;
import org.millrace.run.monitor.RunSearch;
import org.millrace.workflow.Workflows;
import org.millrace.workflow.web.Drawings;
import org.millrace.workflow.web.GraphDrawing;

/** One campaign; the tab is in the address, and only what the tab shows is loaded. */
@Named("campaignPage")
@ViewScoped
public class CampaignView implements Serializable {

    private static final List<String> TABS = List.of(
            "overview", "audience", "triggers", "products", "runs", "analytics", "workflow", "history", "settings");
    private static final int SHOWN = 50;
    private static final int REFRESHES = 200;

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignReports reports;

    @Inject
    private RunMonitor monitor;

    @Inject
    private CampaignHolds holds;

    @Inject
    private Workflows workflows;

    @Inject
    private Drawings drawings;

    @Inject
    private CampaignActs acts;

    @Inject
    private ShellView shell;

    private long id;
    private String tab;
    private RunStatus status;
    private String after;
    private int refreshes;
    private Question question;
    private transient CampaignSnapshot campaign;
    private transient CampaignRow row;
    private transient Figures figures;
    private transient RunListing listing;
    private transient GraphDrawing drawing;
    private transient List<CampaignHold> held;
    private transient List<CampaignMove> moves;

    @PostConstruct
    void load() {
        id = Asked.idNumber("campaign");
        String wanted = Asked.text("tab");
        tab = wanted != null && TABS.contains(wanted) ? wanted : TABS.get(0);
        status = Asked.word("status", RunStatus.class);
        after = RunMonitor.place(Asked.text("after"));
        getCampaign();
    }

    public CampaignSnapshot getCampaign() {
        if (campaign == null) {
            campaign = campaigns.get(id);
        }
        return campaign;
    }

    public CampaignRow getRow() {
        if (row == null) {
            row = campaigns.row(id);
        }
        return row;
    }

    public CampaignMenu getMenu() {
        return CampaignMenu.ofPage(getRow());
    }

    public List<String> getTabs() {
        return TABS;
    }

    public String getTab() {
        return tab;
    }

    public Figures getFigures() {
        if (figures == null) {
            boolean drawn = tab.equals("overview") || tab.equals("analytics");
            figures = new Figures(reports.report(id), drawn ? reports.series(id, null, null) : null);
        }
        return figures;
    }

    public boolean isDraft() {
        return getCampaign().status() == CampaignStatus.DRAFT;
    }

    public boolean isEditable() {
        return isDraft() && shell.isMarketer();
    }

    /** What keeps runs or messages where they are. */
    public List<CampaignHold> getHeld() {
        if (held == null) {
            held = isDraft() ? List.of() : holds.of(id);
        }
        return held;
    }

    /** What was asked for all inside and cannot be done. */
    public List<CampaignMove> getFailing() {
        return moves().stream().filter(move -> move.failures() > 0).toList();
    }

    private List<CampaignMove> moves() {
        if (moves == null) {
            moves = isDraft() ? List.of() : holds.moves(id);
        }
        return moves;
    }

    /** What was done towards activating the campaign, as keys of the words; what is missing is told by its needs. */
    public List<String> getDone() {
        CampaignSnapshot of = getCampaign();
        List<String> done = new ArrayList<>();
        if (of.workflow().publishedNo() != null) {
            done.add("campaign.step.workflow");
        }
        if (of.audience().kind() != AudienceKind.NONE) {
            done.add("campaign.step.audience");
        }
        if (!of.goals().isEmpty()) {
            done.add("campaign.step.goal");
        }
        return done;
    }

    public void refresh() {
        refreshes++;
        figures = null;
        campaign = null;
        row = null;
        held = null;
        moves = null;
    }

    /** Nothing changes any more, or nobody looks any more. */
    public boolean isRested() {
        boolean lives = getCampaign().status() == CampaignStatus.ACTIVE
                || !moves().isEmpty()
                || !getFigures().report().queue().idle();
        return !lives || refreshes >= REFRESHES;
    }

    private RunListing listing() {
        if (listing == null) {
            listing = monitor.list(new RunSearch(id, status, null, null, null), after, SHOWN);
        }
        return listing;
    }

    public List<MonitoredRun> getRuns() {
        return listing().runs();
    }

    public String getNext() {
        return listing().next();
    }

    /** Whether the page came back short, and more may fit. */
    public boolean isSearching() {
        return listing().searching();
    }

    public RunStatus getStatus() {
        return status;
    }

    public RunStatus[] getRunStatuses() {
        return RunStatus.values();
    }

    /** The published version, or the draft while there is none. */
    public GraphDrawing getDrawing() {
        if (drawing == null) {
            CampaignSnapshot.BoundWorkflow bound = getCampaign().workflow();
            String document = bound.publishedNo() == null
                    ? workflows.draft(bound.slug()).document()
                    : workflows.export(bound.slug(), bound.publishedNo());
            Map<String, GraphDrawing.NodeCounts> counts = getFigures().report().nodes().stream()
                    .filter(node -> node.id() != null)
                    .collect(Collectors.toMap(
                            NodeReport::id,
                            node -> new GraphDrawing.NodeCounts(
                                    node.entered(),
                                    node.waiting(),
                                    node.left(),
                                    node.messages().failed(),
                                    getFigures().report().runs().entered()),
                            (one, other) -> one));
            drawing = drawings.of(document, counts);
        }
        return drawing;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = acts.question(Asked.word("act", CampaignAct.class), id);
    }

    public void confirm() {
        acts.confirmed(question);
    }
}
