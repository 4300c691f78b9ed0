package org.millrace.campaign;

import java.time.ZoneId;

/**
 * What a campaign says to the runs in it, as of the transaction that works on them.
 *
 * @param zone of the campaign, for contacts whose own is not known
 */
public record CampaignTerms(CampaignStatus status, ZoneId zone) {}
