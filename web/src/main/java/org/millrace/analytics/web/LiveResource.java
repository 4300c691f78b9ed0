package org.millrace.analytics.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.analytics.LiveFigures;
import org.millrace.analytics.LivePictures;
import org.millrace.platform.Roles;

/** Where people are in a workflow, to be asked every few seconds. */
@Path("workflows")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {

    @Inject
    private LivePictures pictures;

    @GET
    @Path("{slug}/live")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Where people are in the workflow",
            description =
                    "Per node how many came, stand there, left and failed; per edge how many took it; per version how"
                            + " many are on it. Made from counters of one instant. Ask again with If-None-Match: while nothing"
                            + " moves the answer is 304.")
    @APIResponse(
            responseCode = "200",
            description = "The figures; the ETag is made of them, `at` left out",
            content = @Content(schema = @Schema(implementation = LiveFigures.class)))
    @APIResponse(responseCode = "304", description = "They are what the caller has")
    @APIResponse(responseCode = "404", description = "There is no such workflow, or the campaign is not bound to it")
    public Response live(
            @PathParam("slug") String slug,
            @Parameter(description = "A campaign of the workflow; left out = all of them.") @QueryParam("campaign")
                    Long campaign,
            @Context Request request) {
        LiveFigures figures = pictures.of(slug, campaign);
        EntityTag tag = tag(figures);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(figures) : same).tag(tag).build();
    }

    private static EntityTag tag(LiveFigures figures) {
        long hash = 31L * figures.nodes().hashCode() + figures.edges().hashCode();
        return new EntityTag(Long.toHexString(31 * hash + figures.versions().hashCode()));
    }
}
