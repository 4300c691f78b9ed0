package org.millrace.campaign;

import java.time.Instant;

/** Nobody enters any more and everybody inside is to be taken out; what is not on the wire yet is not sent. */
public record CampaignStopped(int tenant, long campaignId, String reason, String by, Instant at) {}
