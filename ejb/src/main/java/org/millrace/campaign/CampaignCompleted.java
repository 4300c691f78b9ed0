package org.millrace.campaign;

import java.time.Instant;

/** Nobody enters for good; those inside go on to their end. */
public record CampaignCompleted(int tenant, long campaignId, String by, Instant at) {}
