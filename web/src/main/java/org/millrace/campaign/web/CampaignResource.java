package org.millrace.campaign.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.campaign.CampaignDetails;
import org.millrace.campaign.CampaignPage;
import org.millrace.campaign.CampaignQuery;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Campaigns as documents: list, read, create, edit, duplicate. */
@Path("campaigns")
@Tag(name = "Campaigns", description = "A workflow for an audience, with goals. Editable while it is a draft.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CampaignResource {

    @Inject
    private Campaigns campaigns;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Lists campaigns",
            description =
                    "Newest first, with the number of campaigns of each status. Archived ones only when asked for by "
                            + "status or by name.")
    public CampaignPage list(
            @Parameter(description = "The exact name: finds a campaign that a script made.") @QueryParam("name")
                    String name,
            @Parameter(description = "A part of the name, upper and lower case alike.") @QueryParam("search")
                    String search,
            @Parameter(description = "Only these statuses; may be repeated.") @QueryParam("status")
                    List<CampaignStatus> statuses,
            @Parameter(description = "Only campaigns of this owner.") @QueryParam("owner") String owner,
            @Parameter(description = "Only campaigns of this type.") @QueryParam("type") CampaignType type,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        EnumSet<CampaignStatus> wanted = EnumSet.noneOf(CampaignStatus.class);
        wanted.addAll(statuses);
        return campaigns.list(new CampaignQuery(name, search, wanted, owner, type, limit, after));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "One campaign", description = "The ETag is its version; an edit sends it back as If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public Response get(@PathParam("id") long id) {
        return tagged(campaigns.get(id));
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Makes a draft",
            description = "Only the name is needed. Without a workflow the campaign makes an empty one of its own.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
    @APIResponse(responseCode = "409", description = "A campaign that is not archived has the name already")
    @APIResponse(responseCode = "422", description = "Something is wrong with the input; every place is named")
    public Response create(@NotNull CampaignDetails details, @Context UriInfo uri) {
        return created(campaigns.create(details), uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Replaces what was decided about a draft",
            description = "A workflow that is left out stays; everything else that is left out takes its default.")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
    @APIResponse(responseCode = "409", description = "The campaign is no draft any more")
    @APIResponse(responseCode = "412", description = "Somebody else changed it; the present ETag is in the answer")
    @APIResponse(responseCode = "428", description = "The If-Match header is missing")
    public Response change(
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull CampaignDetails details) {
        return tagged(campaigns.change(id, details, IfMatch.of(ifMatch)));
    }

    @POST
    @Path("{id}/duplicate")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Makes a draft like this campaign",
            description =
                    "Named \"… (copy)\". Copies settings, goals, products and the workflow's nodes, edges and layout to "
                            + "a workflow of its own; not the audience, not the triggers, nothing that was counted.")
    @APIResponse(
            responseCode = "201",
            description = "The new draft",
            content = @Content(schema = @Schema(implementation = CampaignSnapshot.class)))
    public Response duplicate(@PathParam("id") long id, @Context UriInfo uri) {
        return created(campaigns.duplicate(id), uri);
    }

    private static Response created(CampaignSnapshot campaign, UriInfo uri) {
        return Response.created(uri.getBaseUriBuilder()
                        .path(CampaignResource.class)
                        .path(Long.toString(campaign.id()))
                        .build())
                .entity(campaign)
                .tag(Integer.toString(campaign.version()))
                .build();
    }

    static Response tagged(CampaignSnapshot campaign) {
        return Response.ok(campaign).tag(Integer.toString(campaign.version())).build();
    }
}
