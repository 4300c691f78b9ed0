package org.millrace.analytics;

/** A campaign's row in a list: contacts entered, still inside, ended; messages sent and failed. */
public record CampaignProgress(long campaignId, long entered, long live, long ended, long sent, long failed) {}
