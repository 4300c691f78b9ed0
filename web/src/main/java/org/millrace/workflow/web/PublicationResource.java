package org.millrace.workflow.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.run.migration.PublishForecast;
import org.millrace.run.migration.PublishForecasts;
import org.millrace.run.migration.UnmappedRun;
import org.millrace.workflow.Published;
import org.millrace.workflow.Workflows;

/** Publishing with a choice for those inside, going back to an older version, and what either would do. */
@Path("workflows")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublicationResource {

    private static final String DRAFT = "draft";

    @Inject
    private Workflows workflows;

    @Inject
    private PublishForecasts forecasts;

    @POST
    @Path("{slug}/publish")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Publishes the draft",
            description =
                    "Makes an immutable version on which new runs start. Those inside stay on their version (`DRAIN`) unless"
                            + " the body chooses otherwise for their campaign: `MOVE_NOW` takes them to the new version at once,"
                            + " where their wait is computed anew from their arrival; `MOVE_AT_NEXT_WAIT` when they next come to"
                            + " a wait. Who cannot be mapped, or could be mailed again, stays. Publishing a draft that is equal"
                            + " to the published version makes none, `created` is false; choices are carried out all the same.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChoicesBody.class)))
    @APIResponse(responseCode = "200", description = "It was published already")
    @APIResponse(responseCode = "201", description = "A new version")
    @APIResponse(responseCode = "412", description = "The draft is another than If-Match says")
    @APIResponse(responseCode = "422", description = "The draft has errors, or a choice names what is not there")
    public Response publish(
            @PathParam("slug") String slug,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        return answer(slug, uri, workflows.publish(slug, IfMatch.of(ifMatch), ChoicesBody.read(body)));
    }

    @POST
    @Path("{slug}/publish/preview")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "What publishing the draft would do to those inside",
            description =
                    "Per campaign and node how many stay, move, wait for a shorter or longer time, leave their node at"
                            + " once, or move later; as it would be if it were published at this moment. Nothing is changed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChoicesBody.class)))
    @APIResponse(responseCode = "200", description = "The forecast")
    @APIResponse(responseCode = "422", description = "The draft has errors, or a choice names what is not there")
    public PublishForecast preview(@PathParam("slug") String slug, InputStream body) throws IOException {
        return forecasts.forecast(slug, DRAFT, ChoicesBody.read(body));
    }

    @POST
    @Path("{slug}/publish/preview/unmapped")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Who could not be moved by publishing the draft",
            description = "Everybody inside the campaign who shall move and cannot, with the reason, by contact.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChoicesBody.class)))
    @APIResponse(responseCode = "200", description = "A page of runs")
    @APIResponse(responseCode = "404", description = "The body chooses nothing for this campaign")
    @APIResponse(responseCode = "422", description = "The draft has errors, or a choice names what is not there")
    public Page<UnmappedRun> unmapped(
            @PathParam("slug") String slug,
            @Parameter(description = "A campaign that the body chooses for.") @QueryParam("campaign") long campaign,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit,
            InputStream body)
            throws IOException {
        return forecasts.unmapped(slug, DRAFT, ChoicesBody.read(body), campaign, new PageRequest(limit, after));
    }

    @POST
    @Path("{slug}/versions/{no}/rollback")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Publishes an older version again",
            description =
                    "Its document becomes a new version with the same nodes; the draft is left as it is. Those inside"
                            + " are dealt with as at any publication; nobody receives again what was sent to them.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChoicesBody.class)))
    @APIResponse(responseCode = "200", description = "It is the published version already")
    @APIResponse(responseCode = "201", description = "A new version")
    @APIResponse(responseCode = "404", description = "There is no such version")
    @APIResponse(
            responseCode = "422",
            description = "It cannot be published any more, or a choice names what is not there")
    public Response rollback(
            @PathParam("slug") String slug,
            @PathParam("no") int no,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        return answer(slug, uri, workflows.rollback(slug, no, IfMatch.of(ifMatch), ChoicesBody.read(body)));
    }

    @POST
    @Path("{slug}/versions/{no}/rollback/preview")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "What publishing an older version again would do to those inside",
            description = "The same figures as before a publication. Nothing is changed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChoicesBody.class)))
    @APIResponse(responseCode = "200", description = "The forecast")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public PublishForecast rollbackPreview(@PathParam("slug") String slug, @PathParam("no") int no, InputStream body)
            throws IOException {
        return forecasts.forecast(slug, String.valueOf(no), ChoicesBody.read(body));
    }

    private static Response answer(String slug, UriInfo uri, Published published) {
        Response.ResponseBuilder response = published.created()
                ? Response.created(uri.getBaseUriBuilder()
                        .path("workflows/{slug}/versions/{no}")
                        .build(slug, published.version().no()))
                : Response.ok();
        return response.entity(published).build();
    }
}
