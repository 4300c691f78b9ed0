package org.millrace.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of campaigns, newest first.
 *
 * @param next the cursor of the next page, empty on the last
 * @param byStatus how many campaigns of each status match the rest of the question; statuses without any are left out
 */
public record CampaignPage(List<CampaignRow> items, Optional<String> next, Map<CampaignStatus, Long> byStatus) {}
