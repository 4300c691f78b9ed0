package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.run.Operations;
import org.millrace.run.OperationsOverview;

/** The engine's state at this moment. */
@Path("operations")
@Tag(name = "Operations", description = "Queue depth, incidents, dead letters, nodes.")
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    @Inject
    private Operations operations;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Queue depths, incidents, dead letters and the nodes of the cluster")
    public OperationsOverview overview() {
        return operations.overview();
    }
}
