package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.Events;
import org.millrace.contact.NewEvent;
import org.millrace.contact.RecordedEvents;
import org.millrace.platform.Roles;

/** What contacts did. */
@Path("events")
@Tag(name = "Events", description = "What contacts did, told by other systems.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource {

    @Inject
    private Events events;

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Records one event or up to 10,000",
            description =
                    "One object, or `{\"events\": [object, …]}`. `contact`, `name` and `externalId` must be there; `source` tells apart"
                            + " whose external ids they are. An event that was recorded before under the same source"
                            + " and external id is a duplicate and changes nothing, so a call can be repeated. Rejected events of a"
                            + " list are listed with their index, the others are stored; a single one is refused with 422. `occurredAt` may be left out (now); at most five"
                            + " minutes ahead of now are taken for now.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(oneOf = {NewEvent.class, EventBatchBody.class}),
                            example = "{\"contact\": \"c-1\", \"name\": \"order_paid\", \"occurredAt\":"
                                    + " \"2026-11-21T09:00:00Z\", \"source\": \"shop\", \"externalId\":"
                                    + " \"order-17\", \"properties\": {\"amount\": 49.9}}"))
    @APIResponse(responseCode = "200", description = "What became of each")
    @APIResponse(responseCode = "422", description = "The one event cannot be stored, or the body is neither form")
    public RecordedEvents record(JsonNode body) {
        return events.read(body);
    }
}
