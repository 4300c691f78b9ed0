package org.millrace.run.mass;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CatchUp;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Says what a resumption would do before it is done. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Resumptions {

    private final CallerContext context;
    private final CampaignStates campaigns;
    private final CatchingUp catchingUp;

    protected Resumptions() {
        this(null, null, null);
    }

    @Inject
    Resumptions(CallerContext context, CampaignStates campaigns, CatchingUp catchingUp) {
        this.context = context;
        this.campaigns = campaigns;
        this.catchingUp = catchingUp;
    }

    /**
     * @throws NotFound when the tenant has no such campaign
     * @throws Conflict when it is not frozen
     */
    public CatchUpPreview preview(long campaignId, CatchUp catchUp) {
        campaigns
                .binding(campaignId)
                .filter(campaign -> campaign.tenant() == context.tenant())
                .orElseThrow(() -> new NotFound("campaign", campaignId));
        Instant frozenAt = campaigns
                .frozenAt(context.tenant(), campaignId)
                .orElseThrow(
                        () -> new Conflict(Sentence.of("There is nothing to catch up: the campaign is not frozen.")));
        return catchingUp.preview(context.tenant(), campaignId, catchUp, frozenAt);
    }
}
