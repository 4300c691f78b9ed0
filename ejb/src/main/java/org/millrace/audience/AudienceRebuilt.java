package org.millrace.audience;

import java.time.Instant;

/**
 * A list or segment was looked through by its schedule: who is new in it may enter the campaigns that have it.
 *
 * @param scheduledAt the time of the schedule
 */
public record AudienceRebuilt(int tenant, long segmentId, Instant scheduledAt, Instant at) {}
