package org.millrace.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** The campaigns of the caller's tenant: made, edited while they are drafts, read. What is done with them is {@link CampaignLife}. */
@Stateless
public class Campaigns {

    private static final Set<CampaignStatus> IN_USE = EnumSet.complementOf(EnumSet.of(CampaignStatus.ARCHIVED));

    private final CampaignRepository campaigns;
    private final CampaignQueryRepository queries;
    private final CampaignBindings bindings;
    private final OwnWorkflows workflows;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    protected Campaigns() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    Campaigns(
            CampaignRepository campaigns,
            CampaignQueryRepository queries,
            CampaignBindings bindings,
            OwnWorkflows workflows,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.bindings = bindings;
        this.workflows = workflows;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A new draft; without a workflow it makes an empty one of its own.
     *
     * @throws CampaignNameTaken when a campaign that is not archived has the name
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot create(CampaignDetails details) {
        CampaignChecks.check(details);
        Caller caller = callers.caller();
        if (!queries.taken(caller.tenant(), details.name()).isEmpty()) {
            throw new CampaignNameTaken(details.name());
        }
        return added(caller, details, bindings.find(caller, details, null, null));
    }

    /**
     * Replaces what was decided about a draft; a workflow that is left out stays.
     *
     * @throws IllegalCampaignTransition when it is no draft any more
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot change(long id, CampaignDetails details, IfMatch seen) {
        CampaignChecks.check(details);
        Caller caller = callers.caller();
        Campaign campaign = campaigns.find(caller.tenant(), id).orElseThrow(() -> new NotFound("campaign", id));
        seen.check("campaign", campaign.version());
        campaign.require(CampaignAction.EDIT);
        CampaignSnapshot before = get(id);
        campaign.define(details, bindings.find(caller, details, campaign.workflowId(), campaign.owner()));
        campaigns.flush(details.name());
        CampaignSnapshot after = get(id);
        audit.record(caller, "campaign.changed", CampaignLife.subject(id), before, after);
        return after;
    }

    /**
     * A new draft named "… (copy)" with the settings, goals and products, and with a copy of the workflow's nodes, edges and
     * layout. Not copied: the audience with its exclusions, so that nobody is sent anything twice by mistake; triggers; whatever was counted.
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot duplicate(long id) {
        Caller caller = callers.caller();
        CampaignSnapshot original = get(id);
        String name = copyName(caller.tenant(), original.name());
        CampaignDetails details = original.copyAs(name, caller.name());
        long workflow = workflows
                .copyOf(caller.tenant(), original.workflow().id(), name)
                .id();
        return added(caller, details, bindings.find(caller, details, workflow, null));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public CampaignSnapshot get(long id) {
        return queries.find(callers.tenant(), id).orElseThrow(() -> new NotFound("campaign", id));
    }

    /** The campaign as a list has it, with what decides what can be done with it now. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public CampaignRow row(long id) {
        return queries.row(callers.tenant(), id).orElseThrow(() -> new NotFound("campaign", id));
    }

    /** Everybody who owns a campaign. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public List<String> owners() {
        return queries.owners(callers.tenant());
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public CampaignPage list(CampaignQuery query) {
        Set<CampaignStatus> statuses = query.statuses();
        if (statuses.isEmpty()) {
            statuses = query.name() == null ? IN_USE : EnumSet.allOf(CampaignStatus.class);
        }
        Page<CampaignRow> page = Page.of(
                queries.page(callers.tenant(), query, statuses, Page.after(query.after(), Long.MAX_VALUE)),
                query.limit(),
                row -> Long.toString(row.id()));
        return new CampaignPage(page.items(), page.next(), queries.byStatus(callers.tenant(), query));
    }

    private CampaignSnapshot added(Caller caller, CampaignDetails details, Campaign.Bindings bound) {
        Instant now = clock.instant();
        Campaign campaign = new Campaign(caller.tenant(), now);
        campaign.define(details, bound);
        campaigns.add(campaign, details.name());
        CampaignSnapshot created = get(campaign.id());
        audit.record(caller, "campaign.created", CampaignLife.subject(campaign.id()), null, created);
        return created;
    }

    private String copyName(int tenant, String original) {
        String base = original.length() > 180 ? original.substring(0, 180) : original;
        String name = base + " (copy)";
        for (int n = 2; !queries.taken(tenant, name).isEmpty(); n++) {
            name = base + " (copy " + n + ")";
        }
        return name;
    }
}
