package org.millrace.campaign.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.SampleCampaign;
import org.millrace.platform.Roles;

/** The campaign to look at. */
@Path("sample-campaign")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class SampleCampaignResource {

    @Inject
    private SampleCampaign sample;

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Adds the sample campaign",
            description =
                    "A draft with 40 made-up contacts, a list, a template and a workflow of its own. Activate it like any "
                            + "other. Where it is there already it is answered as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The sample",
            content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
    public Response add() {
        return CampaignResource.tagged(sample.add());
    }

    @DELETE
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Removes the sample campaign",
            description =
                    "With its contacts, list, template, workflow, runs, messages and figures. What other campaigns use stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "Its mails are on the wire; try again in a minute")
    public void remove() {
        sample.remove();
    }
}
