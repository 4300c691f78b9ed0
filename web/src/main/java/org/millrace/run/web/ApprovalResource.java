package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.web.OptionalBody;
import org.millrace.run.Approval;
import org.millrace.run.ApprovalFilter;
import org.millrace.run.Approvals;

/** Questions on which runs wait. */
@Path("approvals")
@Tag(name = "Approvals", description = "Questions of approval nodes, on which runs wait for a person.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalResource {

    @Inject
    private Approvals approvals;

    @Inject
    private OptionalBody bodies;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Lists questions",
            description =
                    "What waits comes first, the longest waiting at its head; then the rest, the last asked at its"
                            + " head. Each filter that is left out means any.")
    public Page<Approval> list(
            @Parameter(description = "Only questions of this campaign.") @QueryParam("campaign") Long campaign,
            @Parameter(description = "Only questions to this team or person.") @QueryParam("assignee") String assignee,
            @Parameter(description = "False shows also what was decided or has lapsed.")
                    @QueryParam("open")
                    @DefaultValue("true")
                    boolean open,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return approvals.list(new ApprovalFilter(campaign, assignee, open), after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One question")
    @APIResponse(responseCode = "200", description = "The question, and the answer where there is one")
    @APIResponse(responseCode = "404", description = "There is no such question in the caller's tenant")
    public Approval get(@PathParam("id") long id) {
        return approvals.get(id);
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Answers yes",
            description = "The run goes on by the port `approved`. 409 when it does not wait for the answer any more.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "200", description = "The question with its answer")
    @APIResponse(responseCode = "409", description = "The run does not wait for the answer any more")
    public Approval approve(@PathParam("id") long id, String body) {
        return approvals.decide(id, Approval.Decision.APPROVED, comment(body));
    }

    @POST
    @Path("{id}/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Answers no",
            description = "The run goes on by the port `rejected`. 409 when it does not wait for the answer any more.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "200", description = "The question with its answer")
    @APIResponse(responseCode = "409", description = "The run does not wait for the answer any more")
    public Approval reject(@PathParam("id") long id, String body) {
        return approvals.decide(id, Approval.Decision.REJECTED, comment(body));
    }

    private String comment(String body) {
        return bodies.read(body, Answer.class, new Answer(null)).comment();
    }

    /** What is said with an answer; the body may be left out. */
    @Schema(name = "ApprovalAnswer")
    public record Answer(
            @Size(max = 1_000) @Schema(description = "Why, for the record.", example = "Met them at the fair.")
                    String comment) {}
}
