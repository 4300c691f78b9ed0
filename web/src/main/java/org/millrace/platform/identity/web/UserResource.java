package org.millrace.platform.identity.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.millrace.platform.IfMatch;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.NewUser;
import org.millrace.platform.identity.User;
import org.millrace.platform.identity.UserChange;
import org.millrace.platform.identity.Users;
import org.millrace.platform.web.Paging;

/** The people of the tenant. */
@Path("users")
@Tag(name = "Users and keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserResource {

    @Inject
    private Users users;

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Lists users", description = "In the order in which they were made.")
    public Page<User> list(@BeanParam Paging paging) {
        return users.list(paging.request());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "One user", description = "The ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = User.class)))
    @APIResponse(responseCode = "404", description = "There is no such user in the caller's tenant")
    public Response get(@PathParam("id") long id) {
        return tagged(users.get(id));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Makes a user", description = "The password goes to the person by another way.")
    @APIResponse(
            responseCode = "201",
            description = "The user",
            content = @Content(schema = @Schema(implementation = User.class)))
    @APIResponse(responseCode = "409", description = "The user name is taken")
    @APIResponse(responseCode = "422", description = "Something is wrong with the input; every place is named")
    public Response create(@NotNull NewUser user, @Context UriInfo uri) {
        User made = users.create(user);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(made.id()))
                        .build())
                .tag(Integer.toString(made.version()))
                .entity(made)
                .build();
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Changes a user",
            description = "What is left out stays. A new role, or a ban, ends the user's sessions.")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = User.class)))
    @APIResponse(responseCode = "409", description = "It is the tenant's last administrator")
    @APIResponse(responseCode = "412", description = "Somebody else changed it; the present ETag is in the answer")
    @APIResponse(responseCode = "428", description = "The If-Match header is missing")
    public Response change(
            @PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull UserChange change) {
        return tagged(users.change(id, IfMatch.of(ifMatch), change));
    }

    @PUT
    @Path("{id}/password")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Sets a user's password", description = "Ends the user's sessions and lifts a lock.")
    @APIResponse(responseCode = "204", description = "Set")
    public void setPassword(@PathParam("id") long id, @NotNull NewPassword password) {
        users.setPassword(id, password.password());
    }

    @POST
    @Path("{id}/unlock")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Lifts the lock that too many wrong passwords brought")
    public User unlock(@PathParam("id") long id) {
        return users.unlock(id);
    }

    private static Response tagged(User user) {
        return Response.ok(user).tag(Integer.toString(user.version())).build();
    }

    /** @param password 12 to 256 characters */
    public record NewPassword(String password) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }
}
