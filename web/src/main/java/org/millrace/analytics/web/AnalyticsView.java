package org.millrace.analytics.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.millrace.analytics.CampaignReports;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;

/** Figures of one campaign, chosen from all that were ever activated. */
@Named("analytics")
@RequestScoped
public class AnalyticsView {

    private static final Set<CampaignStatus> LIVED = Set.of(
            CampaignStatus.ACTIVE,
            CampaignStatus.PAUSED,
            CampaignStatus.FROZEN,
            CampaignStatus.COMPLETED,
            CampaignStatus.ARCHIVED);

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignReports reports;

    private List<CampaignRow> choices;
    private Figures figures;

    @PostConstruct
    void load() {
        choices = campaigns
                .list(new CampaignQuery(null, null, LIVED, Page.MAX_LIMIT, null))
                .items();
        Long asked = Asked.number("id");
        if (asked != null || !choices.isEmpty()) {
            long id = asked == null ? choices.get(0).id() : asked;
            figures = new Figures(reports.report(id), reports.series(id, null, null));
        }
    }

    public List<CampaignRow> getChoices() {
        return choices;
    }

    /** Null when no campaign was ever activated. */
    public Figures getFigures() {
        return figures;
    }
}
