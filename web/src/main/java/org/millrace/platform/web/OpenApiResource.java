package org.millrace.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a reader of this address space looks for its description; the server keeps it at {@code /openapi}. */
@Path("openapi")
@Tag(name = "Description")
public class OpenApiResource {

    @GET
    @PermitAll
    @Operation(summary = "Leads to the description of this interface, /openapi")
    public Response description() {
        return Response.temporaryRedirect(URI.create("/openapi")).build();
    }
}
