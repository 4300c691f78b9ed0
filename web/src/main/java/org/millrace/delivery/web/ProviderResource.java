package org.millrace.delivery.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.delivery.ProviderDetails;
import org.millrace.delivery.ProviderDraft;
import org.millrace.delivery.Providers;
import org.millrace.delivery.Receivers;
import org.millrace.delivery.SavedProvider;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Providers by their name. */
@Path("providers")
@Tag(name = "Providers", description = "The accounts that messages leave by: mail sessions and receivers of webhooks.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProviderResource {

    @Inject
    private Providers providers;

    @Inject
    private Receivers receivers;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Lists providers",
            description =
                    "In the order of their names. Addresses that steps named themselves are among them, as `hook-…`.")
    public List<ProviderDetails> list() {
        return providers.list();
    }

    @GET
    @Path("{name}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "One provider", description = "The ETag is its version. Secrets are never shown.")
    @APIResponse(responseCode = "200", description = "The provider")
    @APIResponse(responseCode = "404", description = "There is no such provider in the caller's tenant")
    public Response get(@PathParam("name") String name) {
        ProviderDetails provider = providers.get(name);
        return Response.ok(provider).tag(tag(provider)).build();
    }

    @PUT
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Creates the provider or replaces what is known of it",
            description =
                    "The templates and topics that it names, and the fallback, are taken from whichever had them. The answer"
                            + " holds the secret of a new webhook, or of a new address: the one time that it is told. An address"
                            + " that would not be called is refused: docs/webhooks.md says which, and how a host of the house is allowed.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"channel\": \"webhook\", \"url\": \"https://crm.example.com/hooks/millrace\"}"))
    @APIResponse(responseCode = "200", description = "It was there and is now so")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    @APIResponse(responseCode = "428", description = "It is there already, and If-Match is missing")
    public Response save(
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            ProviderDraft draft) {
        if (draft == null) {
            throw new InvalidInput(
                    "$", Sentence.of("The request has no body."), Sentence.of("Send the provider as JSON."));
        }
        receivers.refuseUncallable(draft);
        SavedProvider saved = providers.save(name, draft, IfMatch.of(ifMatch));
        Response.ResponseBuilder response = saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(saved).tag(tag(saved.provider())).build();
    }

    @POST
    @Path("{name}/secret")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Gives a webhook a new secret",
            description =
                    "Told this once. The former one signs too for 24 hours, so that the receiver can change over.")
    @APIResponse(responseCode = "200", description = "The provider and its new secret")
    @APIResponse(responseCode = "409", description = "It is no webhook")
    public SavedProvider changeSecret(@PathParam("name") String name) {
        return providers.changeSecret(name);
    }

    @POST
    @Path("{name}/enable")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Sends by it again",
            description = "After its receiver had answered 410. What failed meanwhile stays failed.")
    @APIResponse(responseCode = "200", description = "The provider")
    public ProviderDetails enable(@PathParam("name") String name) {
        return providers.enable(name);
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Deletes the provider",
            description = "Messages whose step names it fail from now on; all others find another way.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        providers.delete(name, IfMatch.of(ifMatch));
    }

    private static EntityTag tag(ProviderDetails provider) {
        return new EntityTag(String.valueOf(provider.version()));
    }
}
