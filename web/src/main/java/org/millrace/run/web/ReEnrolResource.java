package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.run.mass.BulkActs;
import org.millrace.run.mass.ReEnrolOrder;
import org.millrace.run.mass.ReEnrolment;

/** Lets contacts in again. */
@Path("campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReEnrolResource {

    @Inject
    private BulkActs bulk;

    @POST
    @Path("{id}/re-enroll")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Lets contacts enter again",
            description =
                    "Whatever the campaign's policy says: a new entry on the version that is published now, with its own trail. "
                            + "Who is inside is left out.")
    @APIResponse(responseCode = "200", description = "Counted and asked for; it is worked off in chunks")
    @APIResponse(responseCode = "409", description = "The campaign takes no entries")
    public ReEnrolment reEnroll(@PathParam("id") long id, @NotNull @Valid Again again) {
        return bulk.reEnroll(id, new ReEnrolOrder(again.contacts(), again.segment(), again.reason()));
    }

    /** Who enters again; contacts or a segment. */
    public record Again(
            @Size(max = BulkActs.MAX_CONTACTS) @Schema(description = "External ids.") List<String> contacts,
            @Schema(description = "The slug of a list or segment.") String segment,
            @Size(max = 500) @Schema(description = "Why, for the trail of each.") String reason) {}
}
