package org.millrace.rehearsal.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.rehearsal.TestRun;
import org.millrace.rehearsal.TestRunRequest;
import org.millrace.rehearsal.TestRuns;
import org.millrace.workflow.web.DocumentBody;

/** The way that one contact would take through a workflow. */
@Path("workflows")
@Tag(name = "Workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TestRunResource {

    private static final String EXAMPLE = "{\"contact\": \"ada\", \"starts\": \"2026-03-02T09:00:00Z\","
            + " \"events\": [{\"at\": \"P2D\", \"event\": \"email_replied\"}]}";

    @Inject
    private TestRuns runs;

    @POST
    @Path("{slug}/test-run")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "Takes one contact through the workflow on a virtual clock",
            description = "The draft, a version, or the document that is sent. Each node with the local time of the"
                    + " contact's arrival, the port, the criteria that were met and unmet with the values seen, the"
                    + " messages as they would read, and what ended each wait. Nothing is sent and nothing is written; calls"
                    + " to other systems count as answered. It ends after 1,000 lines of the trail; `cut` tells.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TestRunRequest.class), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "The path")
    @APIResponse(responseCode = "404", description = "There is no such workflow, version, campaign or contact")
    @APIResponse(responseCode = "422", description = "The workflow has errors, or this is no test run")
    public TestRun play(@PathParam("slug") String slug, InputStream body) throws IOException {
        return runs.play(slug, TestRunRequest.read(DocumentBody.read(body)));
    }
}
