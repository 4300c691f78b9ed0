package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.run.step.ForeseenWaits;
import org.millrace.run.step.WaitPreviews;
import org.millrace.run.step.WaitQuestion;

/** When waits end. */
@Path("waits")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WaitPreviewResource {

    @Inject
    private WaitPreviews previews;

    @POST
    @Path("preview")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "When a wait ends",
            description =
                    "For contacts and for anybody in a zone, by the engine's own calendar; where a campaign is named,"
                            + " also when a message behind the wait goes out by its business and quiet hours. Of a spread the"
                            + " earliest moment. Saves nothing.")
    @APIResponse(responseCode = "200", description = "The times, or what is wrong with the configuration")
    @APIResponse(responseCode = "404", description = "There is no such campaign or contact in the caller's tenant")
    @APIResponse(responseCode = "422", description = "A zone is none, or too much is asked at once")
    public ForeseenWaits preview(@NotNull WaitQuestion question) {
        return previews.preview(question);
    }
}
