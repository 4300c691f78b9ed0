package org.millrace.analytics;

import java.util.Map;
import org.millrace.counter.Metric;

/**
 * What was counted in a period; each is a count of happenings, whoever had entered before it too.
 *
 * @param entered contacts that entered
 * @param steps nodes that were left
 * @param ended runs that came to an end, {@code failed} and {@code canceled} among them
 * @param conversions contacts that reached a goal for the first time
 */
public record PeriodTotals(
        long entered, long steps, long ended, long failed, long canceled, MessageTotals messages, long conversions) {

    static PeriodTotals of(Map<Metric, Long> counts, long conversions) {
        long failed = counts.getOrDefault(Metric.RUN_FAILED, 0L);
        long canceled = counts.getOrDefault(Metric.RUN_CANCELED, 0L);
        return new PeriodTotals(
                counts.getOrDefault(Metric.RUN_ENTERED, 0L),
                counts.getOrDefault(Metric.LEFT, 0L),
                counts.getOrDefault(Metric.RUN_SUCCESS, 0L)
                        + counts.getOrDefault(Metric.RUN_PARTIAL, 0L)
                        + failed
                        + canceled,
                failed,
                canceled,
                MessageTotals.of(counts),
                conversions);
    }

    public double openRate() {
        return rate(messages.openedHuman(), messages.sent());
    }

    public double clickRate() {
        return rate(messages.clickedHuman(), messages.sent());
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
