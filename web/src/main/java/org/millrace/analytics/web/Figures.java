package org.millrace.analytics.web;

import java.util.List;
import org.millrace.analytics.CampaignReport;
import org.millrace.analytics.CampaignSeries;

/**
 * A campaign's report as a page lays it out.
 *
 * @param series null when nothing was counted yet
 */
public record Figures(CampaignReport report, CampaignSeries series) {

    public boolean nobody() {
        return report.runs().entered() == 0;
    }

    public boolean experimental() {
        return report.experiment() != null && !report.experiment().variants().isEmpty();
    }

    /** Whether there is something to compare with. */
    public boolean compared() {
        return experimental()
                && report.experiment().control() != null
                && !report.goals().isEmpty();
    }

    /** The control's name; null when no arm is marked. */
    public String control() {
        return experimental() ? report.experiment().control() : null;
    }

    /** Arms over the campaign's whole life have no time before. */
    public boolean earlier() {
        return false;
    }

    /** One table of arms per goal. */
    public List<GoalTable> goalTables() {
        return experimental()
                ? report.goals().stream()
                        .map(goal -> GoalTable.of(goal, report.experiment(), null))
                        .toList()
                : List.of();
    }

    public double openRate() {
        return rate(report.messages().openedHuman(), report.messages().sent());
    }

    public double clickRate() {
        return rate(report.messages().clickedHuman(), report.messages().sent());
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
