package org.millrace.run.why;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import org.millrace.campaign.CampaignStates;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.workflow.WorkflowVersions;

/** Walks runs again along their trails. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Replays {

    private final CallerContext context;
    private final WhyRepository repository;
    private final WorkflowVersions versions;
    private final CampaignStates campaigns;

    protected Replays() {
        this(null, null, null, null);
    }

    @Inject
    Replays(CallerContext context, WhyRepository repository, WorkflowVersions versions, CampaignStates campaigns) {
        this.context = context;
        this.repository = repository;
        this.versions = versions;
        this.campaigns = campaigns;
    }

    /** @throws NotFound the tenant has no such run */
    public Replay replay(long runId) {
        int tenant = context.tenant();
        ReplayedRun run = repository.run(tenant, runId).orElseThrow(() -> new NotFound("run", runId));
        return new TrailReplay(
                        versions.compiled(run.versionId()),
                        campaigns.termsForWork(Set.of(run.campaignId())).get(run.campaignId()))
                .of(run, repository.trail(tenant, runId));
    }
}
