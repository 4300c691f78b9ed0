package org.millrace.campaign;

import java.time.Instant;

/** The campaign left its draft: its present audience is to be enrolled. */
public record CampaignActivated(int tenant, long campaignId, String by, Instant at) {}
