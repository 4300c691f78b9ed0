package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.millrace.contact.Events;
import org.millrace.contact.StoredEvent;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** What one contact did. */
@Path("contacts/{externalId}/events")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactEventResource {

    @Inject
    private Events events;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "The contact's events, the newest first")
    public Page<StoredEvent> list(
            @PathParam("externalId") String externalId,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return events.of(externalId, after, limit);
    }
}
