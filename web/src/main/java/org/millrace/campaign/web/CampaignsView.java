package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.analytics.CampaignProgress;
import org.millrace.analytics.CampaignReports;
import org.millrace.campaign.CampaignPage;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question;
import org.millrace.trigger.Triggers;

/** The campaigns; search, filters and place are in the address. */
@Named("campaigns")
@ViewScoped
public class CampaignsView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignReports reports;

    @Inject
    private Triggers triggers;

    @Inject
    private CampaignActs acts;

    @Inject
    private LineEdit line;

    private String search;
    private CampaignStatus status;
    private CampaignType type;
    private String owner;
    private String after;
    private Question question;
    private transient CampaignPage page;
    private transient Map<Long, CampaignProgress> progress;
    private transient Map<Long, Instant> next;
    private transient List<String> owners;

    @PostConstruct
    void load() {
        search = Asked.text("q");
        status = Asked.word("status", CampaignStatus.class);
        type = Asked.word("type", CampaignType.class);
        owner = Asked.text("owner");
        after = Asked.text("after");
    }

    private CampaignPage page() {
        if (page == null) {
            Set<CampaignStatus> statuses = status == null ? Set.of() : Set.of(status);
            page = campaigns.list(new CampaignQuery(null, search, statuses, owner, type, SHOWN, after));
            List<Long> ids = page.items().stream().map(CampaignRow::id).toList();
            progress = reports.progress(ids);
            next = triggers.nextRuns(ids);
        }
        return page;
    }

    public List<CampaignRow> getItems() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    /** Null where nobody entered yet. */
    public CampaignProgress progressOf(long id) {
        return progress.get(id);
    }

    /** When it starts by itself, or its audience enters next by a schedule; null where neither will be. */
    public Instant nextRunOf(CampaignRow row) {
        return switch (row.status()) {
            case SCHEDULED -> row.startsAt();
            case ACTIVE -> next.get(row.id());
            default -> null;
        };
    }

    public CampaignMenu menuOf(CampaignRow row) {
        return CampaignMenu.ofLine(row);
    }

    public List<Facet> getFacets() {
        List<Facet> facets = new ArrayList<>();
        long all = page().byStatus().entrySet().stream()
                .filter(entry -> entry.getKey() != CampaignStatus.ARCHIVED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        facets.add(new Facet(null, all, status == null));
        page().byStatus().forEach((of, n) -> facets.add(new Facet(of, n, of == status)));
        return facets;
    }

    /** Whether the tenant has no campaign at all. */
    public boolean isNone() {
        return page().byStatus().isEmpty() && search == null && type == null && owner == null;
    }

    public String getSearch() {
        return search;
    }

    public CampaignStatus getStatus() {
        return status;
    }

    public CampaignType getType() {
        return type;
    }

    public CampaignType[] getTypes() {
        return CampaignType.values();
    }

    public String getOwner() {
        return owner;
    }

    public List<String> getOwners() {
        if (owners == null) {
            owners = campaigns.owners();
        }
        return owners;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = acts.question(Asked.word("act", CampaignAct.class), Asked.number("id"));
    }

    public void confirm() {
        acts.confirmed(question);
    }

    public LineEdit getLine() {
        return line;
    }

    /** A status with how many campaigns have it; null = all but the archived. */
    public record Facet(CampaignStatus status, long n, boolean current) {

        public String label() {
            return status == null ? "campaigns.all" : "campaignStatus." + status;
        }
    }
}
