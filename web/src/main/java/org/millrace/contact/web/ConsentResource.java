package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.ConsentStatement;
import org.millrace.contact.Consents;
import org.millrace.contact.ContactConsent;
import org.millrace.platform.Roles;

/** What one contact agreed to. */
@Path("contacts/{externalId}/consent")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentResource {

    @Inject
    private Consents consents;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "What the contact agreed to", description = "The present state, and everything it ever said.")
    public ContactConsent get(@PathParam("externalId") String externalId) {
        return consents.of(externalId);
    }

    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Notes an opt-in or opt-out",
            description =
                    "`{\"channel\": \"email\", \"topic\": \"marketing\", \"state\": \"OPTED_OUT\"}`; `*` means every"
                            + " channel or topic. An opt-out is in force with this answer: no send is begun after it.")
    public ContactConsent put(@PathParam("externalId") String externalId, ConsentStatement statement) {
        return consents.state(externalId, statement);
    }
}
