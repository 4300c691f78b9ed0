package org.millrace.analytics;

import java.time.Instant;
import java.util.List;

/**
 * A campaign, or all campaigns of a workflow, in a period; all of one snapshot.
 *
 * @param before the period of the same length just before
 * @param inside people who are inside now, whenever they entered
 * @param campaigns how many campaigns it is about
 * @param nodes in the order of their numbers
 */
public record PeriodReport(
        Instant at,
        Period period,
        PeriodTotals now,
        PeriodTotals before,
        long inside,
        int campaigns,
        List<NodeFigures> nodes,
        CampaignSeries series,
        QueueDepth queue) {

    /**
     * What happened at a node in the period.
     *
     * @param done runs that left it
     * @param failed messages that failed and incidents that were opened here
     */
    public record NodeFigures(
            int no, String id, String name, String type, long entered, long done, long failed, long sent) {}
}
