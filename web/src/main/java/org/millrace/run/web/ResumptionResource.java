package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.campaign.CatchUpRule;
import org.millrace.campaign.web.CatchUpRequest;
import org.millrace.platform.Roles;
import org.millrace.run.mass.CatchUpPreview;
import org.millrace.run.mass.Resumptions;

/** What a resumption would do. */
@Path("campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class ResumptionResource {

    @Inject
    private Resumptions resumptions;

    @GET
    @Path("{id}/resume/preview")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Counts what a resumption would do",
            description =
                    "For the instant of asking: how many of those inside and of the messages go on at once, are spread, "
                            + "skip what they would send, or wait longer. Resuming at that instant does exactly this.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "409", description = "The campaign is not frozen")
    public CatchUpPreview preview(
            @PathParam("id") long id,
            @Parameter(description = "The rule of the catch-up.") @QueryParam("rule") @DefaultValue("NOW")
                    CatchUpRule rule,
            @Parameter(description = "For SPREAD: over how many hours.") @QueryParam("hours") Integer hours,
            @Parameter(description = "For SKIP_OLDER: an ISO duration.") @QueryParam("olderThan") String olderThan) {
        return resumptions.preview(id, CatchUpRequest.read(new CatchUpRequest(rule, hours, olderThan)));
    }
}
