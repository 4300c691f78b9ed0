package org.millrace.template.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.delivery.TestMail;
import org.millrace.delivery.TestSends;
import org.millrace.delivery.TestSent;
import org.millrace.platform.Roles;
import org.millrace.template.DraftLook;
import org.millrace.template.StoredTemplate;
import org.millrace.template.TemplateDraft;
import org.millrace.template.TemplateDrafts;
import org.millrace.template.TemplateUse;
import org.millrace.template.TemplateUses;
import org.millrace.template.Templates;

/** Templates while they are written, tried out, and where they are used. */
@Path("templates")
@Tag(name = "Templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateDraftResource {

    @Inject
    private TemplateDrafts drafts;

    @Inject
    private Templates templates;

    @Inject
    private TemplateUses uses;

    @Inject
    private TestSends tests;

    @POST
    @Path("{slug}/look")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Looks at a draft",
            description =
                    "What the contact would get, what keeps the draft from being saved, and each variable with the value that"
                            + " it finds. Nothing is saved; the template need not be there.")
    @APIResponse(responseCode = "200", description = "`rendered` is missing while the source is not of the language")
    public DraftLook look(@PathParam("slug") String slug, @NotNull @Valid DraftBody body) {
        return drafts.look(body.draft(), body.contact());
    }

    @GET
    @Path("{slug}/usage")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Where the template is used",
            description = "Workflows that make messages of it, and how many campaigns run them.")
    @APIResponse(responseCode = "200", description = "Each with its address")
    @APIResponse(responseCode = "404", description = "There is no such template in the caller's tenant")
    public List<TemplateUse> usage(@PathParam("slug") String slug) {
        return uses.of(slug);
    }

    @POST
    @Path("{slug}/test")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Sends a test mail",
            description =
                    "By the account and the relay that the template's messages take, marked as a test. It is no message: nothing"
                            + " counts or tracks it. Suppressed addresses are refused; 20 in an hour for each person.")
    @RequestBody(content = @Content(example = "{\"to\": \"ada@example.com\", \"contact\": \"crm-4711\"}"))
    @APIResponse(responseCode = "200", description = "The relay took it over")
    @APIResponse(
            responseCode = "409",
            description = "The address is suppressed, the limit is reached, or no relay took it")
    @APIResponse(responseCode = "422", description = "No address, or a faulty draft")
    public TestSent test(@PathParam("slug") String slug, @NotNull @Valid TestBody body) {
        TemplateDraft draft = body.draft() == null ? saved(templates.get(slug)) : body.draft();
        return tests.send(new TestMail(body.to(), slug, draft, body.contact()));
    }

    private static TemplateDraft saved(StoredTemplate stored) {
        return new TemplateDraft(
                stored.template().name(),
                stored.template().channel(),
                stored.template().topic(),
                stored.source().subject(),
                stored.source().html(),
                stored.source().text());
    }
}
