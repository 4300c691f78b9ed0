package org.millrace.campaign;

import java.time.Instant;

/** Nobody enters any more; those inside go on. */
public record EntriesPaused(int tenant, long campaignId, String by, Instant at) {}
