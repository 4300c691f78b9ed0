package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.SuppressedAddress;
import org.millrace.contact.Suppressions;
import org.millrace.platform.Roles;

/** Addresses that nobody writes to. */
@Path("contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuppressionResource {

    @Inject
    private Suppressions suppressions;

    @GET
    @Path("{externalId}/suppressions")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Which addresses of a contact nobody writes to",
            description = "With the reason: `bounced`, `complained`, `manual` or `erased`.")
    public List<SuppressedAddress> list(@PathParam("externalId") String externalId) {
        return suppressions.of(externalId);
    }

    @POST
    @Path("{externalId}/suppressions")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Suppresses a contact's address",
            description =
                    "From its commit on nothing is sent to the address, whoever has it. Doing it again changes nothing.")
    @APIResponse(responseCode = "200", description = "What is suppressed now")
    @APIResponse(responseCode = "409", description = "The contact has no such address")
    public List<SuppressedAddress> add(
            @PathParam("externalId") String externalId, @NotNull @Valid SuppressionBody body) {
        return suppressions.add(externalId, body.channel());
    }

    @DELETE
    @Path("{externalId}/suppressions/{channel}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Lifts a suppression",
            description =
                    "Mail may be sent to the address again, as far as its contacts agree. One that an erasure left stays.")
    @APIResponse(responseCode = "200", description = "What is suppressed still")
    @APIResponse(responseCode = "409", description = "The person was erased and is not written to again")
    public List<SuppressedAddress> lift(
            @PathParam("externalId") String externalId, @PathParam("channel") String channel) {
        return suppressions.lift(externalId, channel);
    }
}
