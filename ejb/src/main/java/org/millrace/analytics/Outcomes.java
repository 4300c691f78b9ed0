package org.millrace.analytics;

import java.time.Instant;

/**
 * What came of a campaign for those who entered in a period, beside those who entered in the period before; of one snapshot.
 *
 * @param before the period of the same length just before
 */
public record Outcomes(Instant at, long campaignId, Cohort now, Cohort before) {}
