package org.millrace.campaign.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Roles;
import org.millrace.platform.Violation;
import org.millrace.platform.web.OptionalBody;

/** What is done with a campaign; each act answers the campaign as it is then, and 409 where its status does not let it be done. */
@Path("campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "200",
        description = "The campaign",
        content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
@APIResponse(
        responseCode = "409",
        description = "Its status does not let this be done; the answer says what it lets be done")
public class CampaignActionResource {

    @Inject
    private CampaignLife life;

    @Inject
    private OptionalBody bodies;

    @GET
    @Path("{id}/launch")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What is missing before it can be activated",
            description = "Each with its place and how to mend it; empty: it can be activated.")
    @APIResponse(responseCode = "200", description = "All that is missing")
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public List<Violation> missing(@PathParam("id") long id) {
        return life.missing(id);
    }

    @POST
    @Path("{id}/activate")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Lets the audience enter",
            description =
                    "From DRAFT or SCHEDULED. A draft whose start is still to come is SCHEDULED and starts by itself; "
                            + "a scheduled one starts at once. 422 names what is missing: a published workflow, an audience, and "
                            + "what the type demands (TRIGGERED an event or webhook trigger, AB_TEST a split that is an "
                            + "experiment, BROADCAST a trigger at which an audience enters).")
    public Response activate(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.activate(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/unschedule")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Takes a scheduled campaign back", description = "It is a draft again. From SCHEDULED.")
    public Response unschedule(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.unschedule(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Pauses the entries",
            description = "Nobody enters; those inside go on. From ACTIVE or FROZEN.")
    public Response pauseEntries(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.pauseEntries(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/freeze")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Freezes the campaign",
            description =
                    "Nobody enters, nobody inside moves, nothing is sent, from the answer on. From ACTIVE or PAUSED.")
    public Response freeze(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.freeze(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Resumes",
            description =
                    "Enters and moves again. From PAUSED or FROZEN. After a freeze the body may say how to catch up; nobody "
                            + "moves before that has been worked off. 422 for a rule where nothing was frozen.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ResumeRequest.class)))
    public Response resume(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, String body) {
        ResumeRequest request = bodies.read(body, ResumeRequest.class, new ResumeRequest(null));
        return CampaignResource.tagged(life.resume(id, IfMatch.of(ifMatch), CatchUpRequest.read(request.catchUp())));
    }

    @POST
    @Path("{id}/stop")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Stops the campaign",
            description =
                    "Nobody enters, whoever is inside is taken out as canceled, and what is not on the wire yet is not sent, "
                            + "from the answer on. From ACTIVE, PAUSED or FROZEN; it is PAUSED then.")
    @RequestBody(content = @Content(schema = @Schema(implementation = StopRequest.class)))
    public Response stop(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, String body) {
        StopRequest request = bodies.read(body, StopRequest.class, new StopRequest(null));
        return CampaignResource.tagged(life.stop(id, IfMatch.of(ifMatch), request.reason()));
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Completes the campaign",
            description = "Nobody enters for good; those inside go on to their end. From ACTIVE, PAUSED or FROZEN.")
    public Response complete(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.complete(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/archive")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Archives the campaign",
            description =
                    "Nothing runs any more; whoever is inside is taken out; analytics stay. From DRAFT, SCHEDULED or COMPLETED.")
    public Response archive(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.archive(id, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/run-now")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Enrols the present audience at once",
            description = "Whoever is or was inside is left out. From ACTIVE.")
    public Response runNow(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return CampaignResource.tagged(life.runNow(id, IfMatch.of(ifMatch)));
    }
}
