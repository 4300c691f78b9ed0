package org.millrace.platform.identity.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.ApiKey;
import org.millrace.platform.identity.ApiKeys;
import org.millrace.platform.identity.IssuedApiKey;
import org.millrace.platform.identity.NewApiKey;
import org.millrace.platform.web.Paging;

/** The keys by which systems call in. */
@Path("api-keys")
@Tag(name = "Users and keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiKeyResource {

    @Inject
    private ApiKeys keys;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Lists API keys", description = "Revoked ones too, without their secrets.")
    public Page<ApiKey> list(@BeanParam Paging paging) {
        return keys.list(paging.request());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "One API key")
    @APIResponse(responseCode = "200", description = "The key, without its secret")
    @APIResponse(responseCode = "404", description = "There is no such key in the caller's tenant")
    public ApiKey get(@PathParam("id") long id) {
        return keys.get(id);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Issues an API key",
            description = "`token` is the secret. It is shown this once; a repeated call with the same Idempotency-Key "
                    + "does not show it again.")
    @APIResponse(
            responseCode = "201",
            description = "The key and its secret",
            content = @Content(schema = @Schema(implementation = IssuedApiKey.class)))
    @APIResponse(responseCode = "409", description = "An active key has the name")
    public Response issue(@NotNull NewApiKey request, @Context UriInfo uri) {
        IssuedApiKey issued = keys.issue(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(issued.key().id()))
                        .build())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(issued)
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Revokes an API key", description = "At once and for good; the row stays for the trail.")
    @APIResponse(responseCode = "200", description = "The revoked key")
    public ApiKey revoke(@PathParam("id") long id) {
        return keys.revoke(id);
    }
}
