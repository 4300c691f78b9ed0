package org.millrace.campaign;

import java.time.Instant;

/** Nobody enters, and those inside stand still where they are. */
public record CampaignFrozen(int tenant, long campaignId, String by, Instant at) {}
