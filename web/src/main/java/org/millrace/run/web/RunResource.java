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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.RunFilter;
import org.millrace.run.RunStatus;
import org.millrace.run.RunSummary;
import org.millrace.run.RunTrace;
import org.millrace.run.Runs;
import org.millrace.run.why.Replay;
import org.millrace.run.why.Replays;

/** Runs: one contact in one campaign. */
@Path("runs")
@Tag(name = "Runs", description = "One contact in one campaign: where it stands, why, and the acts on it.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunResource {

    @Inject
    private Runs runs;

    @Inject
    private Replays replays;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists runs", description = "Ordered by id; each filter that is left out means any.")
    public Page<RunSummary> list(
            @Parameter(description = "Only runs of this campaign.") @QueryParam("campaign") Long campaign,
            @Parameter(description = "Only runs of the contact with this external id.") @QueryParam("contact")
                    String contact,
            @Parameter(description = "Only runs with this status.") @QueryParam("status") RunStatus status,
            @Parameter(description = "Only runs that have not ended.") @QueryParam("live") @DefaultValue("false")
                    boolean live,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return runs.list(new RunFilter(campaign, contact, status, live), after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One run")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(responseCode = "404", description = "There is no such run in the caller's tenant")
    public RunSummary get(@PathParam("id") long id) {
        return runs.get(id);
    }

    @GET
    @Path("{id}/trace")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "A run's whole story",
            description =
                    "Every step with its instant (UTC), port and reason, and what became of each message, oldest "
                            + "first. `message.putOff` has the attempts after which the message was put off, each with when it began and "
                            + "ended and why; one that never came to the wire is none. Where it stands now is in `run`: `waiting` with `dueAt` says until when.")
    public RunTrace trace(@PathParam("id") long id) {
        return runs.trace(id);
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Walks the run again along its trail",
            description =
                    "Changes and sends nothing. Proven is that each recorded way is an edge of the run's version that leads where "
                            + "the run went, that nodes that decide without facts of the contact decide the same again, and that no wait was "
                            + "left early without a reason on record. What a condition saw at the time is not asked again.")
    public Replay replay(@PathParam("id") long id) {
        return replays.replay(id);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Takes the contact out of the campaign",
            description = "A message that is not on the wire yet is not sent. 409 when the run has ended.")
    public RunSummary cancel(
            @PathParam("id") long id,
            @Parameter(description = "Why, for the trail.")
                    @QueryParam("reason")
                    @DefaultValue("canceled by a person")
                    @Size(max = 500)
                    String reason) {
        return runs.cancel(id, reason);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Executes the node again after an incident",
            description = "409 when the run is not an incident.")
    public RunSummary retry(@PathParam("id") long id) {
        return runs.retry(id);
    }

    @POST
    @Path("{id}/skip-wait")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Lets the contact pass the wait that it stands in",
            description = "It leaves at once by the node's first port. 409 when it stands in no wait.")
    public RunSummary skipWait(
            @PathParam("id") long id,
            @Parameter(description = "Why, for the trail.") @QueryParam("reason") @Size(max = 500) String reason) {
        return runs.skipWait(id, reason);
    }
}
