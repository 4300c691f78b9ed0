package org.millrace.platform.identity.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.Me;
import org.millrace.platform.identity.OwnAccount;
import org.millrace.platform.identity.Profile;
import org.millrace.platform.identity.Profiles;

/** The caller's own account. */
@Path("me")
@Tag(name = "Users and keys", description = "Who may come in, and what they may do.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    private OwnAccount account;

    @Inject
    private Profiles profiles;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "Who am I", description = "Name, role and tenant of the caller.")
    public Me me() {
        return account.me();
    }

    @PUT
    @Path("password")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "Changes my password", description = "Ends all my sessions, this one too.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "404", description = "The caller is an API key")
    @APIResponse(responseCode = "422", description = "The present password is wrong, or the new one too short")
    public void changePassword(@NotNull PasswordChange change) {
        account.changePassword(change.current(), change.password());
    }

    @GET
    @Path("profile")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "How I want to see the pages", description = "What is missing is left to the browser.")
    @APIResponse(responseCode = "200", description = "The profile")
    @APIResponse(responseCode = "404", description = "The caller is an API key")
    public Profile profile() {
        return profiles.own();
    }

    @PATCH
    @Path("profile")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Changes how I want to see the pages",
            description = "In every browser. What is left out stays; an empty text leaves it to the browser again.")
    @APIResponse(responseCode = "200", description = "The profile")
    @APIResponse(responseCode = "404", description = "The caller is an API key")
    @APIResponse(responseCode = "422", description = "No such time zone, language or theme")
    public Profile changeProfile(@NotNull Profile change) {
        return profiles.change(change);
    }

    /**
     * @param current the present password
     * @param password the new one, 12 to 256 characters
     */
    public record PasswordChange(String current, String password) {

        @Override
        public String toString() {
            return "PasswordChange";
        }
    }
}
