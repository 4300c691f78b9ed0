package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.analytics.HeldOut;
import org.millrace.analytics.Holdouts;
import org.millrace.audience.AudienceCount;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Audiences;
import org.millrace.audience.Counted;
import org.millrace.audience.Member;
import org.millrace.audience.Segment;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.Json;
import org.millrace.platform.web.Asked;

/** Whom a campaign is for, how many they are now, and who of them is held out. */
@Named("campaignAudience")
@ViewScoped
public class CampaignAudienceView implements Serializable {

    private static final String EVERYBODY = "{\"type\": \"always\"}";

    @Inject
    private Campaigns campaigns;

    @Inject
    private Audiences audiences;

    @Inject
    private AudiencePreview preview;

    @Inject
    private Holdouts holdouts;

    private long id;
    private transient CampaignSnapshot campaign;
    private transient Segment segment;
    private transient Counted counted;
    private transient AudienceCount exclusionCount;
    private transient List<HeldOut> heldOut;

    @PostConstruct
    void load() {
        id = Asked.number("id");
        getCampaign();
    }

    public CampaignSnapshot getCampaign() {
        if (campaign == null) {
            campaign = campaigns.get(id);
        }
        return campaign;
    }

    public boolean isNone() {
        return getCampaign().audience().kind() == AudienceKind.NONE;
    }

    /** Null unless it is a list or segment. */
    public Segment getSegment() {
        if (segment == null && getCampaign().audience().kind() == AudienceKind.SEGMENT) {
            segment = audiences.get(getCampaign().audience().segment());
        }
        return segment;
    }

    /** Of a list or segment that is left out. */
    public String nameOf(String slug) {
        return audiences.get(slug).name();
    }

    public void count() {
        counted = getSegment() == null
                ? preview.count(Json.tree(EVERYBODY))
                : preview.recount(getSegment().slug());
        List<String> exclude = getCampaign().audience().exclude();
        exclusionCount = exclude.isEmpty()
                ? null
                : preview.count(getCampaign().audience().segmentId(), exclude);
        segment = null;
    }

    /** Null while nobody asked. */
    public Counted getCounted() {
        return counted;
    }

    /** Null while nobody asked, and where the campaign itself leaves nobody out. */
    public AudienceCount getExclusionCount() {
        return exclusionCount;
    }

    public List<Member> getSample() {
        return counted == null ? List.of() : counted.sample();
    }

    public List<HeldOut> getHeldOut() {
        if (heldOut == null) {
            heldOut = holdouts.of(id);
        }
        return heldOut;
    }
}
