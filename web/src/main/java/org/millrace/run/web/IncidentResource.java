package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.IncidentSummary;
import org.millrace.run.Runs;

/** Runs that stand still until somebody retries or cancels them. */
@Path("incidents")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {

    @Inject
    private Runs runs;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Lists open incidents",
            description = "Mend the cause, then `POST /runs/{runId}/retry`, or take the contact out with "
                    + "`POST /runs/{runId}/cancel`.")
    public Page<IncidentSummary> open(
            @Parameter(description = "Only incidents of this campaign.") @QueryParam("campaign") Long campaign,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return runs.openIncidents(campaign, after, limit);
    }
}
