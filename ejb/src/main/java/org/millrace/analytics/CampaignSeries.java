package org.millrace.analytics;

import java.time.Instant;
import java.util.List;

/**
 * A campaign over time.
 *
 * @param bucketSeconds the width of a bucket, chosen by the length of the time asked for
 * @param buckets without gaps, oldest first; each begins at its instant
 */
public record CampaignSeries(Instant from, Instant to, long bucketSeconds, List<Bucket> buckets) {

    /**
     * What was counted from {@code at} on.
     *
     * @param opened messages first opened by people
     * @param clicked messages first clicked by people
     * @param conversions contacts that reached a goal for the first time, all goals together
     */
    public record Bucket(
            Instant at,
            long entered,
            long ended,
            long queued,
            long sent,
            long failed,
            long opened,
            long clicked,
            long conversions) {}
}
