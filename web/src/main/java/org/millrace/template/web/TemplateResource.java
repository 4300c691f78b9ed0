package org.millrace.template.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.OptionalBody;
import org.millrace.template.PreviewRequest;
import org.millrace.template.Rendered;
import org.millrace.template.SavedTemplate;
import org.millrace.template.SavedVersion;
import org.millrace.template.StoredTemplate;
import org.millrace.template.TemplateDraft;
import org.millrace.template.TemplatePreviews;
import org.millrace.template.TemplateSummary;
import org.millrace.template.Templates;

/** Templates by their slug; each save is a version that never changes. */
@Path("templates")
@Tag(name = "Templates", description = "What messages are made from: subject, HTML and text with variables.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateResource {

    @Inject
    private Templates templates;

    @Inject
    private TemplatePreviews previews;

    @Inject
    private OptionalBody bodies;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists templates", description = "In the order of their slugs.")
    public Page<TemplateSummary> list(
            @Parameter(description = "True for those that are archived.") @QueryParam("archived") boolean archived,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return templates.list(archived, after, limit);
    }

    @GET
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One template with its current content", description = "The ETag is the template's version.")
    @APIResponse(responseCode = "200", description = "The template, and the variables that it reads")
    @APIResponse(responseCode = "404", description = "There is no such template in the caller's tenant")
    public Response get(@PathParam("slug") String slug) {
        StoredTemplate stored = templates.get(slug);
        return Response.ok(stored).tag(tag(stored.template())).build();
    }

    @PUT
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Creates the template or saves a new version",
            description =
                    "Variables are `{{contact.…}}`, `{{product.…}}`, `{{campaign.…}}` and `{{unsubscribe_url}}`; blocks are"
                            + " `{{#if}}`, `{{#unless}}` and `{{#each}}`. Unless the topic is `transactional`, `{{unsubscribe_url}}`"
                            + " must be in it. An archived template comes back. A template that is there already is changed only"
                            + " with If-Match: its ETag, or `*`.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"name\": \"Welcome\", \"subject\": \"Hello {{contact.firstName}}\", \"html\":"
                                            + " \"<p>Good to see you.</p><p><a href=\\\"{{unsubscribe_url}}\\\">Unsubscribe</a></p>\"}"))
    @APIResponse(responseCode = "200", description = "It was there and is now so")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    @APIResponse(responseCode = "422", description = "It cannot be sent so; each fault with its place")
    @APIResponse(responseCode = "428", description = "It is there already, and If-Match is missing")
    public Response save(
            @PathParam("slug") String slug,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            TemplateDraft draft) {
        SavedTemplate saved = templates.save(slug, present(draft), IfMatch.of(ifMatch));
        Response.ResponseBuilder response = saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(saved.template()).tag(tag(saved.template())).build();
    }

    @DELETE
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Archives the template",
            description = "No message is made from it any more; its versions stay.")
    @APIResponse(responseCode = "204", description = "It is archived")
    public void archive(@PathParam("slug") String slug, @HeaderParam("If-Match") String ifMatch) {
        templates.archive(slug, IfMatch.of(ifMatch));
    }

    @GET
    @Path("{slug}/versions")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists the versions with their content", description = "The newest first.")
    public Page<SavedVersion> versions(
            @PathParam("slug") String slug,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") Integer before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return templates.versions(slug, before, limit);
    }

    @GET
    @Path("{slug}/versions/{no}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One version")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public SavedVersion version(@PathParam("slug") String slug, @PathParam("no") int no) {
        return templates.version(slug, no);
    }

    @POST
    @Path("{slug}/preview")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Shows what a recipient would get",
            description =
                    "With a contact's fields, with sample values, or with those of a made-up person (`madeUp`); of the saved content,"
                            + " or of one that is sent.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PreviewRequest.class),
                            example = "{\"values\": {\"contact\": {\"firstName\": \"Ada\"}}}"))
    @APIResponse(responseCode = "200", description = "Subject, HTML and text")
    @APIResponse(responseCode = "404", description = "There is no such template, contact or product")
    @APIResponse(responseCode = "422", description = "The source that was sent is faulty")
    public Rendered preview(@PathParam("slug") String slug, String body) {
        return previews.preview(slug, bodies.read(body, PreviewRequest.class, null));
    }

    private static TemplateDraft present(TemplateDraft draft) {
        if (draft == null) {
            throw new InvalidInput(
                    "$", Sentence.of("The request has no body."), Sentence.of("Send the template as JSON."));
        }
        return draft;
    }

    private static EntityTag tag(TemplateSummary template) {
        return new EntityTag(String.valueOf(template.version()));
    }
}
