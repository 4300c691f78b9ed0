package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.audience.Audiences;
import org.millrace.audience.SavedSegment;
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentDetails;
import org.millrace.audience.SegmentKind;
import org.millrace.audience.SegmentQuery;
import org.millrace.audience.SegmentRow;
import org.millrace.audience.SegmentUse;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Lists and segments as documents: list, read, create, edit, archive, usage. */
@Path("segments")
@Tag(
        name = "Segments",
        description = "Audiences. A LIST has members that are put in; a SEGMENT has a predicate. Both have a slug.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentResource {

    private static final String EXAMPLE =
            """
            {"slug": "big-spenders", "name": "Big spenders", "kind": "SEGMENT",
             "predicate": {"type": "all", "of": [
               {"type": "attribute", "name": "history", "atLeast": 500},
               {"type": "not", "of": {"type": "event", "name": "order_paid", "withinDays": 30}}]}}""";

    @Inject
    private Audiences audiences;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Lists audiences",
            description = "Newest first, each with the number of campaigns that use it.")
    public Page<SegmentRow> list(
            @Parameter(description = "A part of the name or the slug.") @QueryParam("search") String search,
            @Parameter(description = "Only lists, or only segments.") @QueryParam("kind") SegmentKind kind,
            @Parameter(description = "True: the archived ones instead.") @QueryParam("archived") boolean archived,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return audiences.list(new SegmentQuery(search, kind, archived, after, limit));
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Makes a list or a segment", description = "Count a rule first: `POST segments/count`.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SegmentDetails.class), example = EXAMPLE))
    @APIResponse(
            responseCode = "201",
            description = "It is there",
            content = @Content(schema = @Schema(implementation = Segment.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "Something is wrong; every place is named by its path")
    public Response create(@NotNull SegmentDetails details, @Context UriInfo uri) {
        Segment created = audiences.create(details);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(created.slug()).build())
                .entity(created)
                .tag(Integer.toString(created.version()))
                .build();
    }

    @GET
    @Path("{segment}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "One list or segment", description = "By slug or id. The ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The list or segment",
            content = @Content(schema = @Schema(implementation = Segment.class)))
    @APIResponse(responseCode = "404", description = "There is none in the caller's tenant")
    public Response get(@PathParam("segment") String key) {
        return tagged(audiences.get(key));
    }

    @PUT
    @Path("{segment}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Makes it by slug, or replaces name, description and predicate",
            description =
                    "Live campaigns enrol by the new definition from then on; the answer's `warnings` name them. Kind and"
                            + " slug stay.")
    @APIResponse(
            responseCode = "200",
            description = "The segment and what else the change reaches",
            content = @Content(schema = @Schema(implementation = SavedSegment.class)))
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it; the present ETag is in the answer")
    @APIResponse(responseCode = "428", description = "The If-Match header is missing")
    public Response put(
            @PathParam("segment") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull SegmentDetails details) {
        SavedSegment saved = audiences.put(key, details, IfMatch.of(ifMatch));
        return Response.status(saved.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(saved)
                .tag(Integer.toString(saved.segment().version()))
                .build();
    }

    @POST
    @Path("{segment}/archive")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Takes it off the shelves", description = "Campaigns that have it keep it.")
    @APIResponse(
            responseCode = "200",
            description = "It is archived",
            content = @Content(schema = @Schema(implementation = Segment.class)))
    public Response archive(@PathParam("segment") String key) {
        return tagged(audiences.archive(key, true));
    }

    @POST
    @Path("{segment}/unarchive")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Puts it back", description = "It is offered to campaigns again.")
    @APIResponse(
            responseCode = "200",
            description = "It is in use",
            content = @Content(schema = @Schema(implementation = Segment.class)))
    public Response unarchive(@PathParam("segment") String key) {
        return tagged(audiences.archive(key, false));
    }

    @GET
    @Path("{segment}/usage")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "The campaigns that use it",
            description = "Newest first, without archived ones. `live`: a change changes whom it enrols.")
    public List<SegmentUse> usage(@PathParam("segment") String key) {
        return audiences.usage(key);
    }

    private static Response tagged(Segment segment) {
        return Response.ok(segment).tag(Integer.toString(segment.version())).build();
    }
}
