package org.millrace.trigger.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.trigger.Hook;
import org.millrace.trigger.HookReceipt;
import org.millrace.trigger.HookTrials;
import org.millrace.trigger.Hooks;
import org.millrace.trigger.IssuedHook;

/** A campaign's address for calls from outside, and the secrets with which they are signed. */
@Path("campaigns/{id}/hook")
@Tag(name = "Triggers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class CampaignHookResource {

    @Inject
    private Hooks hooks;

    @Inject
    private HookTrials trials;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "The campaign's address", description = "Without the address itself and without its secrets.")
    @APIResponse(responseCode = "200", description = "When it was made, its keys, its last call")
    @APIResponse(responseCode = "404", description = "The campaign has no address, or is not there")
    public Hook get(@PathParam("id") long id) {
        return hooks.get(id);
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Gives the campaign an address",
            description =
                    "`url` and `secret` are shown this once; a repeated call with the same Idempotency-Key does not "
                            + "show them again.")
    @APIResponse(
            responseCode = "201",
            description = "The address and its secret",
            content = @Content(schema = @Schema(implementation = ShownHook.class)))
    @APIResponse(responseCode = "409", description = "It has one")
    public Response open(@PathParam("id") long id, @Context UriInfo uri) {
        return shown(201, hooks.open(id), uri);
    }

    @POST
    @Path("secret")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Replaces the secret",
            description = "`secret` is shown this once. Those before hold on, so that the sender can change over.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret",
            content = @Content(schema = @Schema(implementation = ShownHook.class)))
    @APIResponse(responseCode = "404", description = "The campaign has no address, or is not there")
    public Response newSecret(
            @PathParam("id") long id,
            @Parameter(description = "For how many hours those before hold, 0 to 168.")
                    @QueryParam("overlapHours")
                    @DefaultValue("24")
                    @Min(0)
                    @Max(168)
                    int overlapHours,
            @Context UriInfo uri) {
        return shown(200, hooks.newSecret(id, overlapHours), uri);
    }

    @POST
    @Path("address")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Replaces the address",
            description = "`url` is shown this once. The one before is gone at once; the secrets stay.")
    @APIResponse(
            responseCode = "200",
            description = "The new address",
            content = @Content(schema = @Schema(implementation = ShownHook.class)))
    @APIResponse(responseCode = "404", description = "The campaign has no address, or is not there")
    public Response newAddress(@PathParam("id") long id, @Context UriInfo uri) {
        return shown(200, hooks.newAddress(id), uri);
    }

    @POST
    @Path("trial")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Calls the address by hand",
            description = "Does what a call from outside does, but needs no signature: the contact that the body names "
                    + "really enters.")
    @APIResponse(
            responseCode = "200",
            description = "What the call was answered",
            content = @Content(schema = @Schema(implementation = HookReceipt.class)))
    @APIResponse(responseCode = "404", description = "The campaign has no address, or is not there")
    @APIResponse(responseCode = "409", description = "The campaign takes no entries now, or has no webhook trigger")
    @APIResponse(responseCode = "422", description = "The body does not say what the trigger needs")
    public HookReceipt trial(
            @PathParam("id") long id, @RequestBody(description = "As the other system would send it.") String body) {
        return trials.call(id, body);
    }

    @DELETE
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Takes the address away", description = "At once; its secrets are gone with it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "The campaign has no address, or is not there")
    public void close(@PathParam("id") long id) {
        hooks.close(id);
    }

    private static Response shown(int status, IssuedHook issued, UriInfo uri) {
        URI url = issued.token() == null
                ? null
                : uri.getBaseUriBuilder().path("hooks").path(issued.token()).build();
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new ShownHook(url, issued.secret(), issued.hook()))
                .build();
    }

    /**
     * What is shown once.
     *
     * @param url where to call; null where it stays as it is
     * @param secret with which to sign, {@code whsec_…}; null where it stays as it is
     */
    public record ShownHook(URI url, String secret, Hook hook) {}
}
