package org.millrace.counter;

import java.time.Instant;

/**
 * What a counter stands at.
 *
 * @param nodeNo 0 for what belongs to the campaign as a whole
 * @param variant empty where the run is in no experiment
 * @param hour the hour in which it was counted, UTC
 */
public record Count(long versionId, int nodeNo, String variant, Instant hour, Metric metric, long n) {}
