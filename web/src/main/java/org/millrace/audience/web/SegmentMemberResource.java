package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.audience.AudienceMembers;
import org.millrace.audience.Member;
import org.millrace.audience.MembersChanged;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Who is in a list or segment. */
@Path("segments/{segment}/members")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentMemberResource {

    @Inject
    private AudienceMembers members;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "Lists members", description = "Of a segment: whoever its predicate holds for now.")
    public Page<Member> list(
            @PathParam("segment") String key,
            @Parameter(description = "The beginning of the external id or of the address.") @QueryParam("search")
                    String search,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return members.list(key, search, after, limit);
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Puts contacts into a list",
            description = "Repeating it changes nothing. External ids that no contact has are told in `unknown`.")
    @APIResponse(responseCode = "200", description = "How many joined")
    @APIResponse(responseCode = "409", description = "It is a segment: its rule says who is in it")
    public MembersChanged add(@PathParam("segment") String key, @NotNull ContactsBody body) {
        return members.add(key, body.contacts());
    }

    @POST
    @Path("remove")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(summary = "Takes contacts out of a list", description = "Runs that they have already entered go on.")
    @APIResponse(responseCode = "200", description = "How many left")
    @APIResponse(responseCode = "409", description = "It is a segment: its rule says who is in it")
    public MembersChanged remove(@PathParam("segment") String key, @NotNull ContactsBody body) {
        return members.remove(key, body.contacts());
    }
}
