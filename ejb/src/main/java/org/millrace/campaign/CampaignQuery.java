package org.millrace.campaign;

import java.util.Set;

/**
 * Which campaigns.
 *
 * @param name the exact name, null = any
 * @param search a part of the name, null = any
 * @param statuses empty = all but archived ones; with a name, all
 * @param limit 1 to 500
 * @param after the cursor `next` of the page before, null for the first
 */
public record CampaignQuery(String name, String search, Set<CampaignStatus> statuses, int limit, String after) {

    public static CampaignQuery first() {
        return new CampaignQuery(null, null, Set.of(), org.millrace.platform.Page.DEFAULT_LIMIT, null);
    }
}
