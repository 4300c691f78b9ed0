package org.millrace.workflow.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.platform.web.Languages;
import org.millrace.workflow.StepTypeDescription;
import org.millrace.workflow.StepTypes;

/** The step catalogue. */
@Path("step-types")
@Tag(
        name = "Workflows",
        description = "Graphs of steps: drafts that are validated and published to immutable versions.")
@Produces(MediaType.APPLICATION_JSON)
public class StepTypeResource {

    @Inject
    private StepTypes types;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What a node can be",
            description =
                    "Each type with the JSON schema of its configuration, its ports and an example. The schema has what a"
                            + " form needs, see the guide to workflows; Accept-Language chooses English or German.")
    public List<StepTypeDescription> list(@Context HttpHeaders headers) {
        return types.all(Languages.asked(headers));
    }

    @GET
    @Path("{name}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "One step type")
    @APIResponse(responseCode = "200", description = "The type")
    @APIResponse(responseCode = "404", description = "There is no such type")
    public StepTypeDescription get(@PathParam("name") String name, @Context HttpHeaders headers) {
        return types.get(name, Languages.asked(headers));
    }
}
