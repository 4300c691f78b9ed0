package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.ShellView;
import org.millrace.platform.web.Words;

/** The dialog in which a campaign is made. */
@Named("newCampaign")
@ViewScoped
public class NewCampaignView implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignChoices choices;

    @Inject
    private ShellView shell;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private Here here;

    private CampaignForm form;

    @PostConstruct
    void start() {
        form = CampaignForm.empty(shell.getUserName(), words.getZone());
        String audience = Asked.text("audience");
        if (audience != null) {
            form.setAudience(CampaignForm.SEGMENT + audience);
        }
    }

    public CampaignForm getForm() {
        return form;
    }

    public CampaignChoices getChoices() {
        return choices;
    }

    public void create() {
        long[] created = new long[1];
        boolean done = attempt.to(
                "newForm", () -> created[0] = campaigns.create(form.details()).id());
        if (done) {
            words.tell("campaign.created");
            here.go("/campaigns/" + created[0] + "/builder");
        }
    }
}
