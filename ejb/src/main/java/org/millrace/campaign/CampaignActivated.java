package org.millrace.campaign;

import java.time.Instant;

/**
 * The campaign takes entries from now on.
 *
 * @param enrols whether its present audience enters at once
 */
public record CampaignActivated(int tenant, long campaignId, boolean enrols, String by, Instant at) {}
