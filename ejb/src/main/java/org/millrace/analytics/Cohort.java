package org.millrace.analytics;

import java.util.List;

/**
 * What became of those who entered a campaign in a period, up to now. A goal counts within its window after each one's own entry, so
 * also after the period; whoever entered before it is not counted, whatever they did in it.
 *
 * @param entered the denominator of the goals and products; that of an arm are its own contacts
 * @param goals in the campaign's order
 * @param experiment null when the campaign has none; its messages are those that were sent in the period
 * @param products empty when the campaign has none
 */
public record Cohort(
        Period period,
        long entered,
        List<CohortGoal> goals,
        ExperimentReport experiment,
        List<ProductReport> products) {

    /**
     * A goal among them.
     *
     * @param open those whose window is not over, counted by the hour of their entry: they may still reach it
     */
    public record CohortGoal(GoalResult result, long open) {}
}
