package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import org.millrace.campaign.CampaignActivated;
import org.millrace.campaign.CampaignArchived;
import org.millrace.campaign.CampaignFrozen;
import org.millrace.campaign.CampaignResumed;
import org.millrace.campaign.RunNowRequested;
import org.millrace.platform.Caller;

/** Turns news of campaigns into mass moves, in the transaction that made the news. */
@Dependent
class MassMoveRequests {

    private final MassMoveRepository moves;

    @Inject
    MassMoveRequests(MassMoveRepository moves) {
        this.moves = moves;
    }

    void activated(@Observes CampaignActivated news) {
        request(news.tenant(), news.by(), news.campaignId(), MassMoveKind.ENROL, "activated", news.at());
    }

    void runNow(@Observes RunNowRequested news) {
        request(news.tenant(), news.by(), news.campaignId(), MassMoveKind.ENROL, "run now", news.at());
    }

    void frozen(@Observes CampaignFrozen news) {
        request(news.tenant(), news.by(), news.campaignId(), MassMoveKind.FREEZE, "frozen", news.at());
    }

    void resumed(@Observes CampaignResumed news) {
        if (news.thaws()) {
            request(news.tenant(), news.by(), news.campaignId(), MassMoveKind.THAW, "resumed", news.at());
        }
    }

    void archived(@Observes CampaignArchived news) {
        request(news.tenant(), news.by(), news.campaignId(), MassMoveKind.CANCEL, "archived", news.at());
    }

    private void request(int tenant, String by, long campaignId, MassMoveKind kind, String reason, Instant at) {
        moves.request(new Caller(tenant, by), campaignId, kind, reason, at);
    }
}
