package org.millrace.workflow.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.workflow.WorkflowDifference;
import org.millrace.workflow.Workflows;

/** Compares versions of a workflow with each other and with its draft. */
@Path("workflows")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowDifferenceResource {

    @Inject
    private Workflows workflows;

    @GET
    @Path("{slug}/versions/{from}/diff/{to}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "What was changed from one version to another",
            description =
                    "Nodes that were added, removed, changed (field by field), edges that were added and removed, and in"
                            + " `mapping` where those who stand at a node of the one would stand in the other: only matches"
                            + " that are sure. Where nodes stand on the canvas is left out.")
    @APIResponse(responseCode = "200", description = "The difference; all lists are empty when there is none")
    @APIResponse(responseCode = "404", description = "There is no such workflow or version")
    public WorkflowDifference difference(
            @PathParam("slug") String slug,
            @Parameter(description = "The number of a version, or `draft`.") @PathParam("from") String from,
            @Parameter(description = "The number of a version, or `draft`.") @PathParam("to") String to) {
        return workflows.difference(slug, from, to);
    }
}
