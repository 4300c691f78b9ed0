package org.millrace.campaign;

import java.util.Set;

/**
 * Which campaigns.
 *
 * @param name the exact name, null = any
 * @param search a part of the name, null = any
 * @param statuses empty = all but archived ones; with a name, all
 * @param owner null = anybody
 * @param type null = any
 * @param limit 1 to 500
 * @param after the cursor `next` of the page before, null for the first
 */
public record CampaignQuery(
        String name,
        String search,
        Set<CampaignStatus> statuses,
        String owner,
        CampaignType type,
        int limit,
        String after) {

    public CampaignQuery(String name, String search, Set<CampaignStatus> statuses, int limit, String after) {
        this(name, search, statuses, null, null, limit, after);
    }

    public static CampaignQuery first() {
        return new CampaignQuery(null, null, Set.of(), org.millrace.platform.Page.DEFAULT_LIMIT, null);
    }
}
