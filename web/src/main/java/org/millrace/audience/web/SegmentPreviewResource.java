package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Counted;
import org.millrace.audience.MemberExplanation;
import org.millrace.platform.Roles;

/** Counts and explanations of audiences. */
@Path("segments")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentPreviewResource {

    @Inject
    private AudiencePreview preview;

    @POST
    @Path("count")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "How many contacts a rule holds for",
            description = "Saves nothing. With the rule in words, ten of the contacts, and how long it took.")
    @APIResponse(responseCode = "200", description = "The count")
    @APIResponse(responseCode = "422", description = "The rule cannot be read; every place is named by its path")
    public Counted count(@NotNull PredicateBody body) {
        return preview.count(body.predicate());
    }

    @POST
    @Path("{segment}/count")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "How many contacts are in it now", description = "The count is kept and shown in lists.")
    public Counted recount(@PathParam("segment") String key) {
        return preview.recount(key);
    }

    @GET
    @Path("{segment}/explain")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Why a contact is in it, or is not",
            description = "Each rule with the value that it saw, as of now.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "404", description = "There is no such segment or contact in the caller's tenant")
    public MemberExplanation explain(
            @PathParam("segment") String key,
            @Parameter(description = "The contact's external id.", required = true) @QueryParam("contact") @NotNull
                    String contact) {
        return preview.explain(key, contact);
    }
}
