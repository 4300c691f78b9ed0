package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.RunStatus;
import org.millrace.run.mass.BulkAction;
import org.millrace.run.mass.BulkActs;
import org.millrace.run.mass.BulkRequest;
import org.millrace.run.monitor.MonitoredRun;
import org.millrace.run.monitor.RunListing;
import org.millrace.run.monitor.RunMonitor;
import org.millrace.run.monitor.RunSearch;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.web.NodeWords;

/** The run monitor's list; what it shows stands in the address. */
@Named("runsPage")
@ViewScoped
public class RunsView implements Serializable {

    private static final int SHOWN = 50;
    private static final int LOOKS = 5;

    @Inject
    private RunMonitor monitor;

    @Inject
    private Campaigns campaigns;

    @Inject
    private VersionNodes nodes;

    @Inject
    private BulkActs bulk;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private transient Clock clock;

    private Long campaign;
    private RunStatus status;
    private String node;
    private String contact;
    private Since since;
    private String after;
    private Instant from;
    private int looks;
    private Question question;
    private transient RunListing listing;
    private transient List<CampaignRow> choices;

    @PostConstruct
    void load() {
        campaign = Asked.number("campaign");
        status = Asked.word("status", RunStatus.class);
        node = campaign == null ? null : Asked.text("node");
        contact = Asked.text("contact");
        since = Asked.word("since", Since.class);
        after = RunMonitor.place(Asked.text("after"));
        from = since == null ? null : since.before(clock.instant());
    }

    private RunListing listing() {
        if (listing == null) {
            listing = monitor.list(new RunSearch(campaign, status, node, contact, from), after, SHOWN);
        }
        return listing;
    }

    public List<MonitoredRun> getRuns() {
        return listing().runs();
    }

    /** How long one took that has ended. */
    public String length(MonitoredRun run) {
        return Spell.of(Duration.between(run.enteredAt(), run.finishedAt()), words);
    }

    public String getNext() {
        return listing().next();
    }

    /** Whether the page came back short, and more may fit. */
    public boolean isSearching() {
        return listing().searching();
    }

    public boolean isFiltered() {
        return campaign != null || status != null || contact != null || since != null;
    }

    public List<CampaignRow> getCampaigns() {
        if (choices == null) {
            choices = campaigns
                    .list(new CampaignQuery(null, null, java.util.Set.of(), Page.MAX_LIMIT, null))
                    .items();
        }
        return choices;
    }

    /** Of the campaign's published version. */
    public List<Node> getNodes() {
        return campaign == null ? List.of() : nodes.ofCampaign(campaign);
    }

    public RunStatus[] getStatuses() {
        return RunStatus.values();
    }

    public Since[] getSinces() {
        return Since.values();
    }

    /** The key of why nothing can be done with all at once; null when it can. */
    public String getBulkRefusal() {
        if (campaign == null) {
            return "runs.bulk.needsCampaign";
        }
        return contact == null ? null : "runs.bulk.notOne";
    }

    /** Counts first, with the very filter that will be worked off. */
    public void ask() {
        BulkAction action = Asked.word("act", BulkAction.class);
        question = null;
        attempt.to(() -> {
            long n = bulk.act(request(action, true)).runs();
            String of = campaigns.get(campaign).name();
            question = n == 0 ? nothing(action, of) : many(action, n, of);
        });
    }

    private Question nothing(BulkAction action, String of) {
        return Question.only(
                words.of("runs.bulk.nothing"),
                List.of(words.of("runs.bulk." + action + ".effect", 0), filterInWords(of)));
    }

    private Question many(BulkAction action, long n, String of) {
        return new Question(
                action.name(),
                campaign,
                words.of("runs.bulk." + action + ".title", n),
                List.of(
                        words.of("runs.bulk." + action + ".effect", n),
                        filterInWords(of),
                        words.of("runs.bulk." + action + ".effect.2"),
                        words.of("runs.bulk.effect.chunks")),
                words.of("runs.bulk." + action, n),
                action == BulkAction.CANCEL);
    }

    private String filterInWords(String name) {
        List<String> parts = new ArrayList<>(List.of(words.of("runs.bulk.filter.campaign", name)));
        if (status != null) {
            parts.add(words.of("runs.bulk.filter.status", words.word("runStatus", status)));
        }
        if (node != null) {
            parts.add(words.of("runs.bulk.filter.node", NodeWords.title(getNodes(), node)));
        }
        if (from != null) {
            parts.add(words.of("runs.bulk.filter.since", words.precise(from)));
        }
        return String.join(", ", parts) + ".";
    }

    private BulkRequest request(BulkAction action, boolean dryRun) {
        return new BulkRequest(action, campaign, status, node, null, from, null, dryRun);
    }

    public void confirm() {
        BulkAction action = BulkAction.valueOf(question.act());
        attempt.to(() ->
                words.tell("runs.bulk.done", bulk.act(request(action, false)).runs()));
        looks = LOOKS;
        listing = null;
    }

    /** What was asked for is worked off a moment later: the list is looked at again a few times. */
    public void follow() {
        looks--;
        listing = null;
    }

    public boolean isFollowing() {
        return looks > 0;
    }

    public Question getQuestion() {
        return question;
    }

    public Long getCampaign() {
        return campaign;
    }

    public RunStatus getStatus() {
        return status;
    }

    public String getNode() {
        return node;
    }

    public String getContact() {
        return contact;
    }

    public Since getSince() {
        return since;
    }
}
