package org.millrace.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;

/**
 * Campaigns that start and end by themselves. Every node may try at the same time: each act takes the campaign's exclusive lock and
 * then looks again, so it is done once. A start that no server saw is made up for as soon as one is there.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignStarts {

    private static final String ENGINE = "engine";

    private final CampaignRepository campaigns;
    private final CampaignQueryRepository queries;
    private final CampaignStateRepository locks;
    private final Launch launch;
    private final AuditTrail audit;
    private final Clock clock;
    private final Event<Object> news;

    protected CampaignStarts() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    CampaignStarts(
            CampaignRepository campaigns,
            CampaignQueryRepository queries,
            CampaignStateRepository locks,
            Launch launch,
            AuditTrail audit,
            Clock clock,
            Event<Object> news) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.locks = locks;
        this.launch = launch;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
    }

    public List<TimedCampaign> toStart() {
        return locks.toStart(clock.instant());
    }

    public List<TimedCampaign> toEnd() {
        return locks.toEnd(clock.instant());
    }

    /** Activates it. What has come to lack something in the meantime becomes a draft again, with the reason on record. */
    public void start(TimedCampaign due) {
        Campaign campaign = locked(due);
        Instant now = clock.instant();
        if (campaign.status() != CampaignStatus.SCHEDULED || !campaign.starts(now)) {
            return;
        }
        CampaignSnapshot before = snapshot(due);
        try {
            boolean enrols = launch.check(due.tenant(), before, now);
            campaign.activate(now);
            campaigns.flush(before.name());
            news.fire(new CampaignActivated(due.tenant(), due.id(), enrols, ENGINE, now));
            recorded("campaign.activated", due, before, snapshot(due));
        } catch (InvalidInput | Conflict refused) {
            campaign.unschedule();
            campaigns.flush(before.name());
            recorded("campaign.start-refused", due, before, refused.getMessage());
        }
    }

    /** Completes it: nobody enters for good, those inside go on to their end. */
    public void end(TimedCampaign due) {
        Campaign campaign = locked(due);
        Instant now = clock.instant();
        if (!campaign.ends(now)) {
            return;
        }
        CampaignSnapshot before = snapshot(due);
        campaign.complete(now);
        campaigns.flush(before.name());
        news.fire(new CampaignCompleted(due.tenant(), due.id(), ENGINE, now));
        recorded("campaign.completed", due, before, snapshot(due));
    }

    private Campaign locked(TimedCampaign due) {
        Campaign campaign = campaigns.find(due.tenant(), due.id()).orElseThrow();
        locks.lockExclusive(due.id());
        campaigns.refresh(campaign);
        return campaign;
    }

    private CampaignSnapshot snapshot(TimedCampaign due) {
        return queries.find(due.tenant(), due.id()).orElseThrow();
    }

    private void recorded(String action, TimedCampaign due, CampaignSnapshot before, Object after) {
        audit.record(new Caller(due.tenant(), ENGINE), action, CampaignLife.subject(due.id()), before, after);
    }
}
