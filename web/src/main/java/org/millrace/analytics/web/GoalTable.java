package org.millrace.analytics.web;

import java.util.List;
import java.util.Optional;
import org.millrace.analytics.ExperimentReport;
import org.millrace.analytics.GoalResult;
import org.millrace.analytics.VariantReport;
import org.millrace.experiment.Interval;

/** A goal with the arms of the experiment side by side. */
public record GoalTable(GoalResult goal, List<Arm> arms) {

    /** @param before the arms of those who entered in the time before; null where no time is compared */
    static GoalTable of(GoalResult goal, ExperimentReport experiment, ExperimentReport before) {
        return new GoalTable(
                goal,
                experiment.variants().stream()
                        .map(variant -> Arm.of(
                                variant,
                                goal.goal(),
                                before == null
                                        ? null
                                        : before.variants().stream()
                                                .filter(other -> other.name().equals(variant.name()))
                                                .findFirst()
                                                .orElse(null)))
                        .toList());
    }

    public boolean valued() {
        return goal.value().signum() != 0;
    }

    private static Optional<VariantReport.Outcome> outcome(VariantReport variant, String goal) {
        return variant.goals().stream()
                .filter(of -> of.result().goal().equals(goal))
                .findFirst();
    }

    /**
     * An arm as a row.
     *
     * @param lift null for the control, and where there is none
     * @param before null where nobody of the time before is in the arm
     */
    public record Arm(
            String name,
            boolean control,
            long contacts,
            long sent,
            GoalResult result,
            Interval lift,
            Interval valueLift,
            Before before) {

        static Arm of(VariantReport variant, String goal, VariantReport earlier) {
            Optional<VariantReport.Outcome> outcome = outcome(variant, goal);
            return new Arm(
                    variant.name(),
                    variant.control(),
                    variant.contacts(),
                    variant.messages().sent(),
                    outcome.map(VariantReport.Outcome::result).orElse(null),
                    outcome.map(VariantReport.Outcome::lift).orElse(null),
                    outcome.map(VariantReport.Outcome::valueLift).orElse(null),
                    earlier == null || earlier.contacts() == 0
                            ? null
                            : outcome(earlier, goal)
                                    .map(was -> new Before(
                                            earlier.contacts(), was.result().rate(), was.lift()))
                                    .orElse(null));
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

    /** The same arm of those who entered in the time before. */
    public record Before(long contacts, double rate, Interval lift) {}
}
