package org.millrace.analytics;

import java.util.Map;
import org.millrace.counter.Metric;

/**
 * Messages handed to the ledger and what became of them.
 *
 * @param sent taken over by the channel, whatever came after
 * @param uncertain may or may not have been sent; wait for a person
 * @param opened messages opened at least once, machines included
 * @param openedHuman the same without machines: mail privacy proxies, scanners
 */
public record MessageTotals(
        long queued,
        long sent,
        long skipped,
        long failed,
        long uncertain,
        long bounced,
        long complained,
        long opened,
        long openedHuman,
        long clicked,
        long clickedHuman,
        long unsubscribed) {

    static MessageTotals of(Map<Metric, Long> counts) {
        return new MessageTotals(
                count(counts, Metric.QUEUED),
                count(counts, Metric.SENT),
                count(counts, Metric.SKIPPED),
                count(counts, Metric.FAILED),
                count(counts, Metric.UNCERTAIN),
                count(counts, Metric.BOUNCED),
                count(counts, Metric.COMPLAINED),
                count(counts, Metric.OPENED),
                count(counts, Metric.OPENED_HUMAN),
                count(counts, Metric.CLICKED),
                count(counts, Metric.CLICKED_HUMAN),
                count(counts, Metric.UNSUBSCRIBED));
    }

    private static long count(Map<Metric, Long> counts, Metric metric) {
        return counts.getOrDefault(metric, 0L);
    }
}
