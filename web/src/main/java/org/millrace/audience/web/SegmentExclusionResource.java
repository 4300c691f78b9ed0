package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.audience.AudienceExclusions;
import org.millrace.audience.Audiences;
import org.millrace.audience.SavedSegment;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Roles;

/** Whom an audience leaves out. */
@Path("segments/{segment}/exclusions")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentExclusionResource {

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceExclusions exclusions;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "The lists and segments whose members it leaves out", description = "By their slugs.")
    @APIResponse(responseCode = "200", description = "The slugs in their order; empty: nobody is left out")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    public Exclusions get(@PathParam("segment") String key) {
        return new Exclusions(audiences.get(key).exclusions());
    }

    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Replaces whom it leaves out",
            description =
                    "Asked anew whenever somebody would enter and whenever a message is about to leave; the answer's"
                            + " `warnings` name the live campaigns. If-Match may be left out.")
    @APIResponse(responseCode = "200", description = "The list or segment, and the campaigns that the change reaches")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    @APIResponse(responseCode = "412", description = "Somebody else changed it")
    @APIResponse(responseCode = "422", description = "One is not there, or they come round to the audience itself")
    public SavedSegment set(
            @PathParam("segment") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull Exclusions wanted) {
        return exclusions.set(key, wanted.exclude(), IfMatch.of(ifMatch));
    }

    /** @param exclude the slugs of at most 20 lists and segments */
    @Schema(example = "{\"exclude\": [\"customers\", \"do-not-mail\"]}")
    public record Exclusions(@NotNull List<String> exclude) {}
}
