package org.millrace.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactDetails;
import org.millrace.contact.ContactExport;
import org.millrace.contact.ContactQuery;
import org.millrace.contact.Contacts;
import org.millrace.contact.PersonalRecords;
import org.millrace.contact.SavedContact;
import org.millrace.contact.SavedContacts;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Contacts, by the id that they have in the system they come from. */
@Path("contacts")
@Tag(name = "Contacts", description = "People who can be reached. They are addressed by their external id.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactResource {

    @Inject
    private Contacts contacts;

    @Inject
    private PersonalRecords records;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Lists contacts",
            description = "In the order in which they were created; with `q` those whose external id begins so, by it,"
                    + " then those whose e-mail address does, by that.")
    public Page<Contact> list(
            @Parameter(description = "Beginning of the external id, or of the e-mail address in any case.")
                    @QueryParam("q")
                    String search,
            @Parameter(description = "Only contacts with this tag.") @QueryParam("tag") String tag,
            @Parameter(description = "Only members of the list with this id.") @QueryParam("segment") Long segment,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return contacts.list(new ContactQuery(search, tag, segment, after, limit));
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Creates or changes up to 1,000 contacts",
            description =
                    "Each object holds `externalId` and what is to be changed: a value sets, null clears, what is not"
                            + " named stays; attributes are merged name by name, tags are added. Rejected ones are listed with"
                            + " their index; the others are stored.")
    @RequestBody(
            content =
                    @Content(
                            example = "{\"contacts\": [{\"externalId\": \"c-1\", \"email\": \"ada@example.com\","
                                    + " \"attributes\": {\"plan\": \"pro\"}, \"tags\": [\"vip\"]}]}"))
    public SavedContacts putAll(ContactBatchBody body) {
        return contacts.putAll(body == null ? List.of() : body.contacts());
    }

    @GET
    @Path("{externalId}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "One contact", description = "The ETag is the contact's version.")
    @APIResponse(responseCode = "200", description = "The contact")
    @APIResponse(responseCode = "404", description = "There is no such contact in the caller's tenant")
    public Response get(@PathParam("externalId") String externalId) {
        return answer(Response.ok(), contacts.get(externalId));
    }

    @PUT
    @Path("{externalId}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Creates the contact or replaces all that is known of it",
            description =
                    "What the body does not name is cleared; tags are added. With If-Match, only if the contact still"
                            + " has that version.")
    @APIResponse(responseCode = "200", description = "It was there and is now so")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    public Response put(
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            ContactDetails details) {
        SavedContact saved = contacts.put(externalId, details, IfMatch.of(ifMatch));
        return answer(saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok(), saved.contact());
    }

    @PATCH
    @Path("{externalId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Changes what the body names",
            description =
                    "JSON merge patch: a value sets, null clears; attributes are merged name by name, tags are added.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactDetails.class)))
    public Response patch(
            @PathParam("externalId") String externalId, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return answer(Response.ok(), contacts.patch(externalId, patch, IfMatch.of(ifMatch)));
    }

    @DELETE
    @Path("{externalId}")
    @RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
    @Operation(
            summary = "Erases the contact for good",
            description =
                    "Its fields, tags, events and memberships go. Hashes of its addresses stay, so that nobody writes"
                            + " to it when it is imported again.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void erase(@PathParam("externalId") String externalId) {
        records.erase(externalId);
    }

    @GET
    @Path("{externalId}/export")
    @RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
    @Operation(summary = "All that is kept of the contact", description = "For the person's right of access.")
    public ContactExport export(@PathParam("externalId") String externalId) {
        return records.export(externalId);
    }

    private static Response answer(Response.ResponseBuilder response, Contact contact) {
        return response.entity(contact)
                .tag(new EntityTag(String.valueOf(contact.version())))
                .build();
    }
}
