package org.millrace.run.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.Roles;
import org.millrace.platform.web.Instants;
import org.millrace.run.RunStatus;
import org.millrace.run.mass.BulkAction;
import org.millrace.run.mass.BulkActs;
import org.millrace.run.mass.BulkAnswer;
import org.millrace.run.mass.BulkRequest;

/** Acts on many runs at once. */
@Path("runs")
@Tag(name = "Runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BulkResource {

    @Inject
    private BulkActs bulk;

    @POST
    @Path("bulk")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Cancels, retries or lets pass many runs of a campaign",
            description =
                    "Answers how many runs it is about and, unless `dryRun`, the number under which it is worked off in chunks. "
                            + "Runs that have gone elsewhere by then are left out.")
    @APIResponse(responseCode = "200", description = "Counted, and asked for unless it was a dry run")
    @APIResponse(responseCode = "404", description = "No such campaign or list")
    public BulkAnswer act(@NotNull @Valid Order order) {
        Filter filter = order.filter();
        return bulk.act(new BulkRequest(
                order.action(),
                filter.campaign(),
                filter.status(),
                filter.node(),
                filter.list(),
                filter.since() == null ? null : Instants.read("filter.since", filter.since()),
                order.reason(),
                order.dryRun() != null && order.dryRun()));
    }

    /** What shall be done with which runs. */
    public record Order(
            @NotNull @Schema(description = "What is done with them.") BulkAction action,
            @NotNull @Valid @Schema(description = "Which runs.") Filter filter,
            @Size(max = 500) @Schema(description = "Why, for the trail of each.") String reason,
            @Schema(description = "Only count.") Boolean dryRun) {}

    /** Which runs; all that is given must hold. */
    public record Filter(
            @NotNull @Schema(description = "The campaign's id.") Long campaign,
            @Schema(description = "Only runs with this status.") RunStatus status,
            @Schema(description = "Only runs that stand at the node with this id.") String node,
            @Schema(description = "Only runs of the members of the list with this slug.") String list,
            @Schema(
                            description = "Only runs that entered at this ISO 8601 instant or later.",
                            example = "2026-03-01T09:00:00Z")
                    String since) {}
}
