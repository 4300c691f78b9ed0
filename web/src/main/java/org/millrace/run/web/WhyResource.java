package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import org.millrace.platform.Roles;
import org.millrace.run.why.Reasons;
import org.millrace.run.why.Why;

/** Why, and why not. */
@Path("campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class WhyResource {

    @Inject
    private Reasons reasons;

    @GET
    @Path("{id}/why")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Why is this contact where it is, or why not?",
            description =
                    "For any contact: each rule of entering with the values that it saw, where its runs are, what they wait for "
                            + "and until when, which messages were not sent and why; with `node` also why it never came there. `answer` says "
                            + "it in sentences. Rules are asked at this moment; what was seen at the time is in the steps.")
    @APIResponse(responseCode = "200", description = "The answer")
    @APIResponse(responseCode = "404", description = "No such campaign or contact")
    public Why why(
            @PathParam("id") long id,
            @Parameter(description = "The contact's external id.") @QueryParam("contact") @NotNull String contact,
            @Parameter(description = "The id of a node of the workflow.") @QueryParam("node") String node) {
        return reasons.why(id, contact, node);
    }
}
