package org.millrace.trigger.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.platform.web.Languages;
import org.millrace.trigger.ForeseenSchedule;
import org.millrace.trigger.SchedulePreviews;

/** When schedules fire. */
@Path("schedules")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulePreviewResource {

    @Inject
    private SchedulePreviews previews;

    @GET
    @Path("preview")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "A cron expression in words, and its next five times")
    @APIResponse(responseCode = "200", description = "The words and the times, or what is wrong with the expression")
    @APIResponse(responseCode = "422", description = "The zone is none")
    public ForeseenSchedule preview(
            @Parameter(description = "Minute, hour, day, month, weekday: 0 9 * * MON-FRI.", required = true)
                    @QueryParam("cron")
                    @NotNull
                    String cron,
            @Parameter(description = "An IANA name; left out = UTC.") @QueryParam("zone") String zone,
            @Context HttpHeaders headers) {
        return previews.preview(cron, zone, Languages.asked(headers));
    }
}
