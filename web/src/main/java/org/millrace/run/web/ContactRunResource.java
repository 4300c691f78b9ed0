package org.millrace.run.web;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.RunFilter;
import org.millrace.run.RunSummary;
import org.millrace.run.Runs;

/** The campaigns that a contact is in. */
@Path("contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactRunResource {

    @Inject
    private Runs runs;

    @GET
    @Path("{externalId}/runs")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "A contact's active runs",
            description =
                    "Where it stands in each campaign that it is inside now. Canceling one is `POST runs/{id}/cancel`; runs "
                            + "that have ended are `GET runs?contact=…`.")
    public Page<RunSummary> live(
            @PathParam("externalId") String externalId,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return runs.list(RunFilter.liveOf(externalId), after, limit);
    }
}
