package org.millrace.rehearsal.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.rehearsal.FlowTestList;
import org.millrace.rehearsal.FlowTestResult;
import org.millrace.rehearsal.FlowTests;
import org.millrace.workflow.web.DocumentBody;

/** What a workflow must do, told as stories that are played on the engine over memory. */
@Path("workflows/{slug}/tests")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FlowTestResource {

    private static final String EXAMPLE = "{\"name\": \"a reply hands over\", \"starts\": \"2026-03-02T09:00:00Z\","
            + " \"contacts\": [{\"id\": \"anna\", \"events\": [{\"at\": \"P2D\", \"event\": \"email_replied\"}],"
            + " \"expect\": {\"messages\": [{\"node\": \"intro\", \"at\": \"PT0S\"}],"
            + " \"ends\": {\"kind\": \"handoff\", \"at\": \"P2D\"}}}]}";

    @Inject
    private FlowTests tests;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists the workflow's flow tests", description = "In the order of their names.")
    @APIResponse(responseCode = "200", description = "The tests, and whether publishing demands that they pass")
    @APIResponse(responseCode = "404", description = "There is no such workflow in the caller's tenant")
    public FlowTestList list(@PathParam("slug") String slug) {
        return tests.list(slug);
    }

    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Sets whether publishing demands that all flow tests pass",
            description = "Publishing a draft whose tests fail is then refused with each failure.")
    @APIResponse(responseCode = "204", description = "It is so from now on")
    public Response requirement(@PathParam("slug") String slug, RequirementBody body) {
        tests.requireGreen(slug, body.required());
        return Response.noContent().build();
    }

    @GET
    @Path("{name}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One flow test", description = "The document as it was put.")
    @APIResponse(responseCode = "200", description = "The test")
    @APIResponse(responseCode = "404", description = "There is no such test")
    public Response get(@PathParam("slug") String slug, @PathParam("name") String name) {
        return Response.ok(tests.get(slug, name)).build();
    }

    @PUT
    @Path("{name}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Creates or replaces a flow test", description = "It is not played; run it to see.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "204", description = "It is kept")
    @APIResponse(responseCode = "422", description = "This is not a flow test")
    public Response save(@PathParam("slug") String slug, @PathParam("name") String name, InputStream body)
            throws IOException {
        tests.save(slug, name, DocumentBody.read(body));
        return Response.noContent().build();
    }

    @DELETE
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Removes a flow test")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such test")
    public Response remove(@PathParam("slug") String slug, @PathParam("name") String name) {
        tests.remove(slug, name);
        return Response.noContent().build();
    }

    @POST
    @Path("run")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Plays flow tests against the draft",
            description = "Without a body the workflow's own tests; with a body that one test, which is not kept."
                    + " Nothing is sent or stored.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "What each came to; without failures it is passed")
    @APIResponse(responseCode = "422", description = "The workflow has errors, or this is not a flow test")
    public List<FlowTestResult> run(
            @PathParam("slug") String slug,
            @Parameter(description = "The name of one test; left out = all.") @QueryParam("name") String name,
            InputStream body)
            throws IOException {
        String test = DocumentBody.read(body);
        return test.isBlank() ? tests.run(slug, name) : List.of(tests.play(slug, test));
    }
}
