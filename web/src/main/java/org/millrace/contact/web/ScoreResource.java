package org.millrace.contact.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.ContactScores;
import org.millrace.contact.Scoring;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** How one contact scores. */
@Path("contacts/{externalId}/scores")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScoreResource {

    @Inject
    private Scoring scoring;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "The contact's scores",
            description = "By criterion, and the last thousand moves. A criterion that is not there stands at zero.")
    public ContactScores get(@PathParam("externalId") String externalId) {
        return scoring.of(externalId);
    }

    @PUT
    @Path("{criterion}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(summary = "Sets a score", description = "Answers with all scores. Doing it again changes nothing.")
    @RequestBody(content = @Content(example = "{\"points\": 70}"))
    @APIResponse(responseCode = "200", description = "All scores of the contact")
    @APIResponse(responseCode = "400", description = "It is not a score, or not the name of a criterion")
    @APIResponse(responseCode = "404", description = "There is no such contact")
    public ContactScores set(
            @PathParam("externalId") String externalId, @PathParam("criterion") String criterion, ScoreBody body) {
        return scoring.set(externalId, criterion, given(body).points());
    }

    @POST
    @Path("{criterion}/adjust")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Moves a score",
            description =
                    "Adds the points, which may be negative. Send an Idempotency-Key where a call may be repeated.")
    @RequestBody(content = @Content(example = "{\"points\": -5}"))
    @APIResponse(responseCode = "200", description = "All scores of the contact")
    @APIResponse(responseCode = "400", description = "It is not a number of points, or not the name of a criterion")
    @APIResponse(responseCode = "404", description = "There is no such contact")
    public ContactScores adjust(
            @PathParam("externalId") String externalId, @PathParam("criterion") String criterion, ScoreBody body) {
        return scoring.adjust(externalId, criterion, given(body).points());
    }

    private static ScoreBody given(ScoreBody body) {
        if (body == null) {
            throw new InvalidInput("$", Sentence.of("The request has no body."), Sentence.of("Send {\"points\": 70}."));
        }
        return body;
    }
}
