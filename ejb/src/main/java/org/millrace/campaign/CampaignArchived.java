package org.millrace.campaign;

import java.time.Instant;

/** Nothing runs any more: whoever is still inside is taken out. */
public record CampaignArchived(int tenant, long campaignId, String by, Instant at) {}
