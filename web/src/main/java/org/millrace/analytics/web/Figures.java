package org.millrace.analytics.web;

import java.util.List;
import java.util.Optional;
import org.millrace.analytics.CampaignReport;
import org.millrace.analytics.CampaignSeries;
import org.millrace.analytics.ExperimentReport;
import org.millrace.analytics.GoalResult;
import org.millrace.analytics.VariantReport;
import org.millrace.experiment.Interval;

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

    /** One table of arms per goal. */
    public List<GoalTable> goalTables() {
        if (!experimental()) {
            return List.of();
        }
        return report.goals().stream()
                .map(goal -> new GoalTable(goal, arms(report.experiment(), goal.goal())))
                .toList();
    }

    private static List<Arm> arms(ExperimentReport experiment, String goal) {
        return experiment.variants().stream()
                .map(variant -> Arm.of(variant, goal))
                .toList();
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

    /** A goal with its arms side by side. */
    public record GoalTable(GoalResult goal, List<Arm> arms) {

        public boolean valued() {
            return goal.value().signum() != 0;
        }
    }

    /**
     * An arm as a row.
     *
     * @param lift null for the control, and where there is none
     */
    public record Arm(
            String name,
            boolean control,
            long contacts,
            long sent,
            GoalResult result,
            Interval lift,
            Interval valueLift) {

        static Arm of(VariantReport variant, String goal) {
            Optional<VariantReport.Outcome> outcome = variant.goals().stream()
                    .filter(of -> of.result().goal().equals(goal))
                    .findFirst();
            return new Arm(
                    variant.name(),
                    variant.control(),
                    variant.contacts(),
                    variant.messages().sent(),
                    outcome.map(VariantReport.Outcome::result).orElse(null),
                    outcome.map(VariantReport.Outcome::lift).orElse(null),
                    outcome.map(VariantReport.Outcome::valueLift).orElse(null));
        }

        public String verdict() {
            if (lift == null) {
                return null;
            }
            if (!lift.significant()) {
                return "unclear";
            }
            return lift.estimate() > 0 ? "better" : "worse";
        }
    }
}
