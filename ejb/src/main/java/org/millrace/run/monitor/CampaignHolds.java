package org.millrace.run.monitor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.run.PaceRepository;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.WorkflowVersions;

/** Says why a campaign's runs and messages stand still, and until when. Reads a few rows, however many are inside. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class CampaignHolds {

    private final CallerContext callers;
    private final Campaigns campaigns;
    private final CampaignStates states;
    private final WorkflowVersions versions;
    private final PaceRepository paces;
    private final RunMonitorRepository monitor;
    private final Clock clock;

    protected CampaignHolds() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    CampaignHolds(
            CallerContext callers,
            Campaigns campaigns,
            CampaignStates states,
            WorkflowVersions versions,
            PaceRepository paces,
            RunMonitorRepository monitor,
            Clock clock) {
        this.callers = callers;
        this.campaigns = campaigns;
        this.states = states;
        this.versions = versions;
        this.paces = paces;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** @throws NotFound the tenant has no such campaign */
    public List<CampaignHold> of(long id) {
        CampaignSnapshot campaign = campaigns.get(id);
        int tenant = callers.tenant();
        ZoneId zone = ZoneId.of(campaign.timeZone());
        List<CampaignHold> holds = new ArrayList<>(standing(tenant, campaign, zone));
        CalendarRules calendar = campaign.calendar() == null ? CalendarRules.ALWAYS : campaign.calendar();
        holds.addAll(new HoldsNow(calendar, zone, paces.given(tenant, id), clock.instant())
                .in(versions.current(tenant, campaign.workflow().id())
                        .map(PublishedVersion::id)
                        .map(versions::compiled)
                        .orElse(null)));
        return holds;
    }

    /**
     * What was asked for all of its runs and is not done yet.
     *
     * @throws NotFound the tenant has no such campaign
     */
    public List<CampaignMove> moves(long id) {
        campaigns.get(id);
        return monitor.moves(callers.tenant(), id);
    }

    private List<CampaignHold> standing(int tenant, CampaignSnapshot campaign, ZoneId zone) {
        if (campaign.status() == CampaignStatus.FROZEN) {
            return List.of(new CampaignHold(
                    CampaignHold.By.FROZEN,
                    null,
                    states.frozenAt(tenant, campaign.id()).orElse(null),
                    null,
                    zone,
                    null));
        }
        boolean held = campaign.status().moves()
                && states.terms(List.of(campaign.id())).get(campaign.id()).status() == CampaignStatus.FROZEN;
        return held ? List.of(new CampaignHold(CampaignHold.By.MASS_MOVE, null, null, null, zone, null)) : List.of();
    }
}
