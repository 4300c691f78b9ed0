package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.audience.SegmentRow;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** The settings of a draft. */
@Named("campaignSettings")
@ViewScoped
public class CampaignSettingsView implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignChoices choices;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private long id;
    private int version;
    private CampaignForm form;
    private final List<String> named = new ArrayList<>();

    @PostConstruct
    void load() {
        id = Asked.idNumber("campaign");
        CampaignSnapshot campaign = campaigns.get(id);
        version = campaign.version();
        form = CampaignForm.of(campaign);
        named.addAll(campaign.audience().exclude());
        if (campaign.audience().segment() != null) {
            named.add(campaign.audience().segment());
        }
    }

    public List<SegmentRow> getAudiences() {
        return choices.audiences(named);
    }

    /** What the campaign can leave out: anything but its own audience. */
    public List<SegmentRow> getExcludable() {
        return getAudiences().stream()
                .filter(row -> !form.hasAudience(row.slug()))
                .toList();
    }

    public CampaignForm getForm() {
        return form;
    }

    public CampaignChoices getChoices() {
        return choices;
    }

    public String save() {
        if (!attempt.to("settings", () -> campaigns.change(id, form.details(), IfMatch.version(version)))) {
            return null;
        }
        words.tell("campaign.saved");
        return "campaign?faces-redirect=true&id=" + id + "&tab=settings";
    }
}
