package org.millrace.workflow.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.campaign.WorkflowProofs;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.workflow.Draft;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.SavedDraft;
import org.millrace.workflow.Validation;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** Workflows by their slug: a draft to work on, and versions that never change. */
@Path("workflows")
@Tag(
        name = "Workflows",
        description = "Graphs of steps: drafts that are validated and published to immutable versions.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkflowResource {

    private static final String EXAMPLE = "{\"slug\": \"welcome\", \"name\": \"Welcome\", \"nodes\": ["
            + "{\"id\": \"start\", \"type\": \"manual-trigger\", \"config\": {}},"
            + "{\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"welcome\"}}],"
            + " \"edges\": [{\"from\": \"start\", \"port\": \"next\", \"to\": \"mail\"}],"
            + " \"layout\": {\"start\": {\"x\": 0, \"y\": 0}, \"mail\": {\"x\": 0, \"y\": 120}}}";

    @Inject
    private Workflows workflows;

    @Inject
    private WorkflowProofs proofs;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists workflows", description = "In the order of their slugs.")
    public Page<WorkflowSummary> list(
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return workflows.list(after, limit);
    }

    @GET
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One workflow without its document")
    @APIResponse(responseCode = "200", description = "The workflow")
    @APIResponse(responseCode = "404", description = "There is no such workflow in the caller's tenant")
    public WorkflowSummary get(@PathParam("slug") String slug) {
        return workflows.get(slug);
    }

    @GET
    @Path("{slug}/draft")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "The draft's document", description = "Canonical JSON; the ETag is the draft's version.")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "404", description = "There is no such workflow in the caller's tenant")
    public Response draft(@PathParam("slug") String slug) {
        Draft draft = workflows.draft(slug);
        return Response.ok(draft.document()).tag(tag(draft.version())).build();
    }

    @PUT
    @Path("{slug}/draft")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Creates the workflow or replaces its draft",
            description =
                    "What cannot be read as a document is refused, with the place of each fault. What is wrong as a workflow"
                            + " is saved and told in `problems`: it is work in progress that cannot be published. A draft that is"
                            + " there already is replaced only with If-Match: its ETag, or `*`.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "It was there and is now so")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    @APIResponse(responseCode = "422", description = "This is not a workflow's document")
    @APIResponse(responseCode = "428", description = "It is there already, and If-Match is missing")
    public Response save(
            @PathParam("slug") String slug,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        SavedDraft saved = workflows.save(slug, DocumentBody.read(body), IfMatch.of(ifMatch));
        Response.ResponseBuilder response = saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(saved).tag(tag(saved.version())).build();
    }

    @POST
    @Path("{slug}/validate")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Validates the draft, or the document that is sent",
            description =
                    "Errors keep a workflow from being published, warnings do not. What the workflow's campaigns have"
                            + " to do with it is looked at too: their end, goals and calendar. Nothing is saved.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "What was found, by node and by edge; errors first")
    @APIResponse(responseCode = "404", description = "There is no such workflow, or no such campaign")
    public Validation validate(
            @PathParam("slug") String slug,
            @Parameter(description = "Only this campaign counts; left out = all that use the workflow.")
                    @QueryParam("campaign")
                    Long campaign,
            InputStream body)
            throws IOException {
        return proofs.of(slug, DocumentBody.read(body), campaign);
    }

    @GET
    @Path("{slug}/versions")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists the published versions", description = "The newest first.")
    public Page<PublishedVersion> versions(
            @PathParam("slug") String slug,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") Integer before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return workflows.versions(slug, before, limit);
    }

    @GET
    @Path("{slug}/versions/{no}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Exports a version",
            description =
                    "The document as it was published; put as a draft and published again it is equal to the byte.")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public Response export(@PathParam("slug") String slug, @PathParam("no") int no) {
        return Response.ok(workflows.export(slug, no)).build();
    }

    private static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }
}
