package org.millrace.analytics.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.analytics.CampaignReport;
import org.millrace.analytics.CampaignReports;
import org.millrace.analytics.CampaignSeries;
import org.millrace.analytics.Outcomes;
import org.millrace.analytics.Recount;
import org.millrace.platform.Roles;

/** Campaigns in figures. */
@Path("analytics/campaigns/{id}")
@Tag(
        name = "Analytics",
        description = "Campaigns in figures; each answer is of one instant, so its figures fit together.")
@Produces(MediaType.APPLICATION_JSON)
public class AnalyticsResource {

    @Inject
    private CampaignReports reports;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "A campaign in figures",
            description =
                    "Where its contacts are (entered = waiting + frozen + incident + success + partial + failed + "
                            + "canceled), what became of its messages, each node, each goal, each arm of its experiment against the "
                            + "control with 95 % intervals, each product, and what is still to be done. Rates and lifts are fractions: "
                            + "0.18276 is 18.276 %.")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public CampaignReport report(@PathParam("id") long id) {
        return reports.report(id);
    }

    @GET
    @Path("series")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "A campaign over time",
            description = "Buckets of an hour up to four weeks, as wide as is needed for at most 200 of them.")
    public CampaignSeries series(
            @PathParam("id") long id,
            @Parameter(description = "ISO 8601 instant; left out = since the beginning.") @QueryParam("from")
                    Instant from,
            @Parameter(description = "ISO 8601 instant; left out = now.") @QueryParam("to") Instant to) {
        return reports.series(id, from, to);
    }

    @GET
    @Path("outcomes")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "What came of those who entered in a time",
            description =
                    "Goals, arms and products for those who entered in the time (`now`) and in the time of the same length just "
                            + "before (`before`). A goal counts within its window after each one's own entry, so also after the "
                            + "time; `open` of a goal is how many may still reach it. Rates are of `entered`, those of an arm of "
                            + "its `contacts`. The time begins and ends with whole hours.")
    @APIResponse(responseCode = "200", description = "The outcomes")
    @APIResponse(responseCode = "404", description = "There is no such campaign in the caller's tenant")
    public Outcomes outcomes(
            @PathParam("id") long id,
            @Parameter(description = "ISO 8601 instant; left out = since the beginning.") @QueryParam("from")
                    Instant from,
            @Parameter(description = "ISO 8601 instant; left out = now.") @QueryParam("to") Instant to) {
        return reports.outcomes(id, from, to);
    }

    @GET
    @Path("recount")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "Counts everything again",
            description =
                    "Compares the counters with a recount of runs, step log, messages, events and conversions. "
                            + "`differences` is empty while all is well. Reads every row of the campaign: meant for checks, not for polling.")
    public Recount recount(@PathParam("id") long id) {
        return reports.recount(id);
    }
}
