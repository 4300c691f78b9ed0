package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.story.Stories;
import org.millrace.run.story.StoryEntry;
import org.millrace.run.story.StoryKind;

/** What happened to a contact. */
@Path("contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactStoryResource {

    @Inject
    private Stories stories;

    @GET
    @Path("{externalId}/timeline")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "What happened to a contact",
            description =
                    "Events, messages, entries into campaigns and their ends, statements of consent, moves of scores, and"
                            + " what people and other systems changed of the contact, in one order, the newest first.")
    @APIResponse(responseCode = "200", description = "A page of the story")
    @APIResponse(responseCode = "404", description = "There is no such contact in the caller's tenant")
    public Page<StoryEntry> story(
            @PathParam("externalId") String externalId,
            @Parameter(description = "Only entries of these kinds; may be repeated.") @QueryParam("kind")
                    List<StoryKind> kinds,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return stories.of(externalId, Set.copyOf(kinds), after, limit);
    }
}
