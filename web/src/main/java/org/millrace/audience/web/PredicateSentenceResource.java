package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Violation;
import org.millrace.platform.web.Languages;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;

/** Conditions in plain language. */
@Path("predicates")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PredicateSentenceResource {

    @POST
    @Path("sentence")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "A condition in words",
            description = "Saves nothing and counts nothing. Accept-Language chooses English or German.")
    @APIResponse(
            responseCode = "200",
            description = "The sentence, or what is wrong with the rule; every place is named by its path")
    public Sentence sentence(@NotNull PredicateBody body, @Context HttpHeaders headers) {
        try {
            Predicate predicate = PredicateReader.read(body.predicate(), "predicate");
            return new Sentence(predicate.sentence(Languages.asked(headers)), predicate.needsRun(), List.of());
        } catch (InvalidInput e) {
            return new Sentence(null, false, e.violations());
        }
    }

    /**
     * The answer; a rule that is still to be finished is no refusal.
     *
     * @param sentence null where the rule cannot be read
     * @param needsRun whether it asks about the run or its campaign, and so means nothing in a segment
     */
    public record Sentence(String sentence, boolean needsRun, List<Violation> errors) {}
}
