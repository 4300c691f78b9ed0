package org.millrace.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.workflow.Workflows;

/** Where people are in a workflow, for a picture that is looked at again and again. Each answer is read in one snapshot. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LivePictures {

    private final LiveRepository live;
    private final ReportRepository reports;
    private final Workflows workflows;
    private final CallerContext callers;
    private final Clock clock;

    protected LivePictures() {
        this(null, null, null, null, null);
    }

    @Inject
    LivePictures(
            LiveRepository live, ReportRepository reports, Workflows workflows, CallerContext callers, Clock clock) {
        this.live = live;
        this.reports = reports;
        this.workflows = workflows;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param campaign one that is bound to the workflow; null = all of them */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public LiveFigures of(String slug, Long campaign) {
        reports.oneSnapshot();
        int tenant = callers.tenant();
        long workflow = workflows.get(slug).id();
        List<Long> campaigns = live.campaigns(tenant, workflow);
        if (campaign != null && !campaigns.contains(campaign)) {
            throw new NotFound("campaign of workflow " + slug, campaign);
        }
        List<Long> chosen = campaign == null ? campaigns : List.of(campaign);
        LiveAssembly assembly = new LiveAssembly(
                live.nodes(tenant, workflow), live.counts(tenant, chosen), live.incidents(tenant, chosen));
        return assembly.figures(clock.instant(), campaign, live.versions(tenant, workflow));
    }
}
