package org.millrace.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Problem;
import org.millrace.workflow.Validation;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.Workflows;

/** Validates a workflow together with what stands around it: the campaigns that use it, lists and segments. Saves nothing. */
@Stateless
public class WorkflowProofs {

    private static final int MOST_CAMPAIGNS = 20;

    private final Workflows workflows;
    private final WorkflowCompiler compiler;
    private final CampaignQueryRepository queries;
    private final Campaigns campaigns;
    private final LaunchGround segments;
    private final CallerContext callers;
    private final Clock clock;

    WorkflowProofs() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    WorkflowProofs(
            Workflows workflows,
            WorkflowCompiler compiler,
            CampaignQueryRepository queries,
            Campaigns campaigns,
            LaunchGround segments,
            CallerContext callers,
            Clock clock) {
        this.workflows = workflows;
        this.compiler = compiler;
        this.queries = queries;
        this.campaigns = campaigns;
        this.segments = segments;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * @param json the document; blank = the saved draft
     * @param campaign null = all that use the workflow and have not come to their end
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Validation of(String slug, String json, Long campaign) {
        String text = json.isBlank() ? workflows.draft(slug).document() : json;
        Validation alone = workflows.validate(slug, text);
        WorkflowDocument document = WorkflowJson.read(text, slug);
        List<Problem> problems = new ArrayList<>(alone.problems());
        problems.addAll(segments.unknown(callers.tenant(), document));
        Optional<CompiledWorkflow> compiled =
                alone.publishable() ? Optional.of(compiler.compile(document)) : Optional.empty();
        List<Long> asked = campaign == null ? queries.using(callers.tenant(), slug, MOST_CAMPAIGNS) : List.of(campaign);
        asked.forEach(id -> problems.addAll(
                new InCampaign(document, compiled, InCampaign.Around.of(campaigns.get(id), clock.instant()))
                        .problems()));
        return new Validation(problems);
    }
}
