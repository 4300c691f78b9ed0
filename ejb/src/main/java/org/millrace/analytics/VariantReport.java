package org.millrace.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.millrace.experiment.Interval;

/**
 * An arm of the experiment.
 *
 * @param control whether the others are compared with this one
 * @param contacts that were put into this arm
 */
public record VariantReport(String name, boolean control, long contacts, MessageTotals messages, List<Outcome> goals) {

    /**
     * A goal in this arm.
     *
     * @param lift this arm's rate less the control's, with its 95 % interval; null for the control itself
     * @param valueLift this arm's value per contact less the control's, with its 95 % interval; null for the control
     */
    public record Outcome(@JsonUnwrapped GoalResult result, Interval lift, Interval valueLift) {}
}
