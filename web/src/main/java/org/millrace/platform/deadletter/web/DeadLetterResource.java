package org.millrace.platform.deadletter.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.deadletter.DeadLetter;
import org.millrace.platform.deadletter.DeadLetters;
import org.millrace.platform.web.OptionalBody;

/** Messages of {@code millrace.events} that could never be taken. */
@Path("dead-letters")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    @Inject
    private DeadLetters letters;

    @Inject
    private OptionalBody bodies;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Lists messages that could never be taken", description = "Ordered by id, with the reason.")
    public Page<DeadLetter> open(
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return letters.open(after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "One such message")
    @APIResponse(responseCode = "200", description = "The message, what it said besides, and the reason")
    @APIResponse(responseCode = "404", description = "There is none, or it is settled")
    public DeadLetter get(@PathParam("id") long id) {
        return letters.get(id);
    }

    @POST
    @Path("{id}/requeue")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Puts it back on its queue",
            description =
                    "Mended where a payload is sent. What is still wrong with it comes back as a new dead letter.")
    @APIResponse(responseCode = "204", description = "It is on the queue, and settled here, in one transaction")
    @APIResponse(responseCode = "404", description = "There is none, or it is settled")
    @RequestBody(content = @Content(schema = @Schema(implementation = Mended.class)))
    public void requeue(@PathParam("id") long id, String body) {
        letters.requeue(id, bodies.read(body, Mended.class, new Mended(null)).payload());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Gives it up", description = "It is kept for the record, and shown no more.")
    @APIResponse(responseCode = "204", description = "Given up")
    @APIResponse(responseCode = "404", description = "There is none, or it is settled")
    public void discard(@PathParam("id") long id) {
        letters.discard(id);
    }

    /** The message as it should have been; may be left out. */
    @Schema(name = "MendedDeadLetter")
    public record Mended(
            @Size(max = 100_000)
                    @Schema(
                            description = "The whole payload.",
                            example = "{\"name\": \"purchase\", \"contact\": \"c-1\", \"externalId\": \"order-17\"}")
                    String payload) {}
}
