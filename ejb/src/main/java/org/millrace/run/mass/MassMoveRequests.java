package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import org.millrace.campaign.CampaignActivated;
import org.millrace.campaign.CampaignArchived;
import org.millrace.campaign.CampaignFrozen;
import org.millrace.campaign.CampaignResumed;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStopped;
import org.millrace.campaign.RunNowRequested;
import org.millrace.platform.Caller;
import org.millrace.run.migration.MigrationAsked;

/** Turns news of campaigns into mass moves, in the transaction that made the news. */
@Dependent
class MassMoveRequests {

    private final MassMoveRepository moves;
    private final CampaignStates campaigns;
    private final Event<MassMoveRequested> news;

    @Inject
    MassMoveRequests(MassMoveRepository moves, CampaignStates campaigns, Event<MassMoveRequested> news) {
        this.moves = moves;
        this.campaigns = campaigns;
        this.news = news;
    }

    void activated(@Observes CampaignActivated news) {
        if (news.enrols()) {
            request(news.tenant(), news.by(), news.at(), plain(news.campaignId(), MassMoveKind.ENROL, "activated"));
        }
    }

    void runNow(@Observes RunNowRequested news) {
        request(news.tenant(), news.by(), news.at(), plain(news.campaignId(), MassMoveKind.ENROL, "run now"));
    }

    void frozen(@Observes CampaignFrozen news) {
        request(news.tenant(), news.by(), news.at(), plain(news.campaignId(), MassMoveKind.FREEZE, "frozen"));
    }

    /** Nobody moves before all have the time that the rule wants; only then those standing still are let go. */
    void resumed(@Observes CampaignResumed news) {
        if (!news.thaws()) {
            return;
        }
        if (news.catchUp().changesAnything()) {
            CatchUpOrder order = CatchUpOrder.of(news.catchUp(), news.frozenAt(), news.at());
            request(
                    news,
                    holding(news.campaignId(), MassMoveKind.CATCH_UP_MESSAGES).with(order));
            request(news, holding(news.campaignId(), MassMoveKind.CATCH_UP).with(order));
        }
        request(news, plain(news.campaignId(), MassMoveKind.THAW, "resumed"));
    }

    void stopped(@Observes CampaignStopped news) {
        String reason = news.reason() == null ? "campaign stopped" : "campaign stopped: " + news.reason();
        for (MassMoveKind kind : new MassMoveKind[] {MassMoveKind.SKIP_MESSAGES, MassMoveKind.CANCEL}) {
            request(news.tenant(), news.by(), news.at(), MassMoveRequest.holding(news.campaignId(), kind, reason));
        }
    }

    void archived(@Observes CampaignArchived news) {
        request(
                news.tenant(),
                news.by(),
                news.at(),
                plain(news.campaignId(), MassMoveKind.CANCEL, "campaign archived"));
    }

    void migrationAsked(@Observes MigrationAsked news) {
        request(
                news.tenant(),
                news.by(),
                news.at(),
                plain(news.campaignId(), MassMoveKind.MIGRATE, "published")
                        .with(new MigrationOrder(news.versionMoveId())));
    }

    private void request(CampaignResumed news, MassMoveRequest wanted) {
        request(news.tenant(), news.by(), news.at(), wanted);
    }

    private void request(int tenant, String by, Instant at, MassMoveRequest wanted) {
        moves.request(new Caller(tenant, by), wanted, at);
        if (wanted.holds()) {
            campaigns.hold(wanted.campaignId());
        }
        news.fire(new MassMoveRequested(wanted.campaignId()));
    }

    private static MassMoveRequest plain(long campaignId, MassMoveKind kind, String reason) {
        return MassMoveRequest.of(campaignId, kind, reason);
    }

    private static MassMoveRequest holding(long campaignId, MassMoveKind kind) {
        return MassMoveRequest.holding(campaignId, kind, "resumed");
    }
}
