package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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
import org.millrace.campaign.Campaigns;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question;

/** The campaigns; search, status and place are in the address. */
@Named("campaigns")
@ViewScoped
public class CampaignsView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignReports reports;

    @Inject
    private CampaignActs acts;

    private String search;
    private CampaignStatus status;
    private String after;
    private Question question;
    private transient CampaignPage page;
    private transient Map<Long, CampaignProgress> progress;

    @PostConstruct
    void load() {
        search = Asked.text("q");
        status = Asked.word("status", CampaignStatus.class);
        after = Asked.text("after");
    }

    private CampaignPage page() {
        if (page == null) {
            Set<CampaignStatus> statuses = status == null ? Set.of() : Set.of(status);
            page = campaigns.list(new CampaignQuery(null, search, statuses, SHOWN, after));
            progress =
                    reports.progress(page.items().stream().map(CampaignRow::id).toList());
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

    public CampaignMenu menuOf(CampaignRow row) {
        return CampaignMenu.of(row.status(), row.sample());
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
        return page().byStatus().isEmpty() && search == null;
    }

    public String getSearch() {
        return search;
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = acts.question(Asked.word("act", CampaignAct.class), Asked.number("id"));
    }

    public String confirm() {
        String here = "campaigns?faces-redirect=true" + (status == null ? "" : "&status=" + status);
        return acts.confirmed(question, here);
    }

    /** A status with how many campaigns have it; null = all but the archived. */
    public record Facet(CampaignStatus status, long n, boolean current) {

        public String label() {
            return status == null ? "campaigns.all" : "campaignStatus." + status;
        }
    }
}
