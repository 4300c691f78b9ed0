package org.millrace.trigger.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.trigger.OccurrenceRow;
import org.millrace.trigger.TriggerSummary;
import org.millrace.trigger.Triggers;

/** What lets contacts enter a campaign. */
@Path("campaigns")
@Tag(name = "Triggers", description = "What lets contacts enter: by hand, at a time, by an event, by a call.")
@Produces(MediaType.APPLICATION_JSON)
public class TriggerResource {

    @Inject
    private Triggers triggers;

    @GET
    @Path("{id}/triggers")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "The triggers of the campaign's published workflow",
            description =
                    "A schedule with its next five times; what it will do when they come depends on the campaign's status.")
    @APIResponse(responseCode = "200", description = "In the order of the workflow; empty while nothing is published")
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public List<TriggerSummary> triggers(@PathParam("id") long id) {
        return triggers.of(id);
    }

    @GET
    @Path("{id}/occurrences")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What became of the times of its schedules",
            description = "The newest first. FIRED: the audience entered; SKIPPED: it did not, `reason` says why.")
    @APIResponse(responseCode = "200", description = "A page of times")
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public Page<OccurrenceRow> occurrences(
            @PathParam("id") long id,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return triggers.occurrences(id, after, limit);
    }
}
