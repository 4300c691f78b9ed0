package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question.Need;

/** What the draft that a page shows lacks before it can be launched. */
@Named("campaignNeeds")
@ViewScoped
public class CampaignNeedsView implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private LaunchNeeds needs;

    private long id;
    private transient List<Need> list;

    @PostConstruct
    void load() {
        id = Asked.number("id");
    }

    public List<Need> getList() {
        if (list == null) {
            list = needs.of(campaigns.get(id));
        }
        return list;
    }

    public boolean isReady() {
        return getList().stream().noneMatch(Need::missing);
    }
}
