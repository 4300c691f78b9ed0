package org.millrace.counter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A change of one counter.
 *
 * @param nodeNo 0 for what belongs to the campaign as a whole
 * @param variant null where the run is in no experiment
 * @param way by which a run left the node; null where it took none of its edges
 * @param hour in which it is counted; null = the one in which it is written
 */
public record Delta(
        int tenant,
        long campaignId,
        long versionId,
        int nodeNo,
        String variant,
        Metric metric,
        Way way,
        Instant hour,
        long n) {

    public Delta {
        hour = hour == null ? null : hour.truncatedTo(ChronoUnit.HOURS);
    }

    /** What is counted in the hour in which it is written. */
    public Delta(
            int tenant, long campaignId, long versionId, int nodeNo, String variant, Metric metric, Way way, long n) {
        this(tenant, campaignId, versionId, nodeNo, variant, metric, way, null, n);
    }

    /** What is counted by no way. */
    public Delta(int tenant, long campaignId, long versionId, int nodeNo, String variant, Metric metric, long n) {
        this(tenant, campaignId, versionId, nodeNo, variant, metric, null, n);
    }

    public Delta times(long factor) {
        return of(n * factor);
    }

    /** The same counter, changed by another number. */
    public Delta of(long number) {
        return new Delta(tenant, campaignId, versionId, nodeNo, variant, metric, way, hour, number);
    }
}
