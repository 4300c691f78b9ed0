package org.millrace.platform.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.AuditRecord;
import org.millrace.platform.AuditRecords;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** The trail of changes. */
@Path("audit")
@Tag(name = "Audit", description = "Who changed what, and when.")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditRecords records;

    @GET
    @Path("{type}/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "The changes of one thing", description = "Oldest first, each with what was before and after.")
    public Page<AuditRecord> of(
            @Parameter(description = "The kind of thing: `campaign`, `user`, `api-key`.") @PathParam("type")
                    String type,
            @PathParam("id") String id,
            @BeanParam Paging paging) {
        return records.of(new AuditTrail.Subject(type, id), paging.request());
    }

    @GET
    @Path("{type}/{id}/latest")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "What happened to one thing, the newest first",
            description = "Without what was before; what came after is left out where it is long.")
    public Page<AuditRecord> latest(
            @Parameter(description = "The kind of thing: `workflow`, `campaign`.") @PathParam("type") String type,
            @PathParam("id") String id,
            @BeanParam Paging paging) {
        return records.latest(new AuditTrail.Subject(type, id), paging.request());
    }
}
