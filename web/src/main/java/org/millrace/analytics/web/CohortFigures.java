package org.millrace.analytics.web;

import java.util.List;
import java.util.stream.IntStream;
import org.millrace.analytics.Cohort;
import org.millrace.analytics.GoalResult;
import org.millrace.analytics.Outcomes;
import org.millrace.analytics.ProductReport;

/** What came of those who entered in a period, as a page lays it out beside those of the period before. */
public record CohortFigures(Outcomes outcomes) {

    public long entered() {
        return outcomes.now().entered();
    }

    public long enteredBefore() {
        return outcomes.before().entered();
    }

    public boolean experimental() {
        return outcomes.now().experiment() != null
                && !outcomes.now().experiment().variants().isEmpty();
    }

    /** Whether there is something to compare with. */
    public boolean compared() {
        return control() != null && !outcomes.now().goals().isEmpty();
    }

    /** The control's name; null when no arm is marked. */
    public String control() {
        return experimental() ? outcomes.now().experiment().control() : null;
    }

    /** Whether anybody entered in the time before. */
    public boolean earlier() {
        return enteredBefore() > 0;
    }

    /** One table of arms per goal. */
    public List<GoalTable> goalTables() {
        return experimental()
                ? outcomes.now().goals().stream()
                        .map(goal -> GoalTable.of(
                                goal.result(),
                                outcomes.now().experiment(),
                                earlier() ? outcomes.before().experiment() : null))
                        .toList()
                : List.of();
    }

    public List<GoalRow> goals() {
        List<Cohort.CohortGoal> now = outcomes.now().goals();
        return IntStream.range(0, now.size())
                .mapToObj(i -> new GoalRow(
                        now.get(i).result(),
                        now.get(i).open(),
                        outcomes.before().goals().get(i).result()))
                .toList();
    }

    public List<ProductTable> products() {
        List<ProductReport> now = outcomes.now().products();
        return IntStream.range(0, now.size())
                .mapToObj(i -> new ProductTable(
                        now.get(i).name(),
                        rows(
                                now.get(i).goals(),
                                outcomes.before().products().get(i).goals())))
                .toList();
    }

    private static List<GoalRow> rows(List<GoalResult> now, List<GoalResult> before) {
        return IntStream.range(0, now.size())
                .mapToObj(i -> new GoalRow(now.get(i), 0, before.get(i)))
                .toList();
    }

    /**
     * A goal now and before.
     *
     * @param open who may still reach it
     */
    public record GoalRow(GoalResult now, long open, GoalResult before) {}

    /** @param name null for events that name none of the campaign's products */
    public record ProductTable(String name, List<GoalRow> goals) {}
}
