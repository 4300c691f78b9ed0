package org.millrace.audience.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.audience.AudienceSchedules;
import org.millrace.audience.RebuildRow;
import org.millrace.audience.ScheduleDetails;
import org.millrace.audience.ScheduleRow;
import org.millrace.audience.Segment;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.web.Languages;

/** When lists and segments are looked through again, so that who is new enters the campaigns that have them. */
@Path("segments")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentScheduleResource {

    private static final String EXAMPLE =
            "{\"cron\": \"0 6 * * *\", \"zone\": \"Europe/Vienna\", \"missed\": \"fire-once\"}";

    @Inject
    private AudienceSchedules schedules;

    @GET
    @Path("schedules")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Lists and segments that have a schedule",
            description =
                    "Newest first, each with its cron expression in words, its next time, its state and what became of"
                            + " its latest time.")
    public Page<ScheduleRow> list(
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context HttpHeaders headers) {
        return schedules.list(after, limit, Languages.asked(headers));
    }

    @GET
    @Path("{segment}/schedule")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "Its schedule", description = "In words, with the next five times.")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "There is no such list or segment, or it has no schedule")
    public ScheduleRow get(@PathParam("segment") String key, @Context HttpHeaders headers) {
        return schedules.get(key, Languages.asked(headers));
    }

    @PUT
    @Path("{segment}/schedule")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Gives it a schedule, or another one",
            description =
                    "At each time it is counted anew, and contacts that never were in an active campaign that has it enter"
                            + " there. It is on if the list or segment is. `GET schedules/preview` tells the times beforehand.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleDetails.class), example = EXAMPLE))
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    @APIResponse(responseCode = "422", description = "Something is wrong; every place is named")
    public ScheduleRow put(@PathParam("segment") String key, @NotNull ScheduleDetails details) {
        return schedules.put(key, details);
    }

    @DELETE
    @Path("{segment}/schedule")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Takes its schedule away", description = "What became of its times stays on record.")
    @APIResponse(responseCode = "204", description = "It has no schedule any more")
    @APIResponse(responseCode = "404", description = "There is no such list or segment, or it has no schedule")
    public void remove(@PathParam("segment") String key) {
        schedules.remove(key);
    }

    @GET
    @Path("{segment}/schedule/occurrences")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What became of the times of its schedule",
            description = "The newest first. FIRED: it was looked through; SKIPPED: it was not, `reason` says why.")
    @APIResponse(responseCode = "200", description = "A page of times")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    public Page<RebuildRow> occurrences(
            @PathParam("segment") String key,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return schedules.occurrences(key, after, limit);
    }

    @POST
    @Path("{segment}/enable")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Switches it on, and its schedule with it",
            description =
                    "In one transaction. What came while it was off was not missed: the schedule counts from now.")
    @APIResponse(responseCode = "200", description = "The list or segment")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    public Segment enable(@PathParam("segment") String key) {
        return schedules.enable(key, true);
    }

    @POST
    @Path("{segment}/disable")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Switches it off, and its schedule with it",
            description =
                    "In one transaction. It lets nobody into any campaign until it is on again; who is inside stays.")
    @APIResponse(responseCode = "200", description = "The list or segment")
    @APIResponse(responseCode = "404", description = "There is no such list or segment in the caller's tenant")
    public Segment disable(@PathParam("segment") String key) {
        return schedules.enable(key, false);
    }
}
