package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.Contacts;
import org.millrace.platform.Roles;

/** Tags of one contact. */
@Path("contacts/{externalId}/tags")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactTagResource {

    @Inject
    private Contacts contacts;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "The contact's tags")
    public Set<String> list(@PathParam("externalId") String externalId) {
        return contacts.get(externalId).tags();
    }

    @PUT
    @Path("{tag}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(summary = "Adds a tag", description = "Answers with all tags. Doing it again changes nothing.")
    public Set<String> add(@PathParam("externalId") String externalId, @PathParam("tag") String tag) {
        return contacts.addTags(externalId, List.of(tag)).tags();
    }

    @DELETE
    @Path("{tag}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(summary = "Removes a tag", description = "Answers with all tags. Doing it again changes nothing.")
    public Set<String> remove(@PathParam("externalId") String externalId, @PathParam("tag") String tag) {
        return contacts.removeTags(externalId, List.of(tag)).tags();
    }
}
