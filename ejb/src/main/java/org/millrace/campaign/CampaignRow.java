package org.millrace.campaign;

import java.time.Instant;
import java.util.List;

/**
 * A campaign in a list.
 *
 * @param workflow the workflow's name
 * @param published whether the workflow has a published version
 * @param manual whether that version can be entered by hand
 * @param audience the name of the list or segment; null for all contacts and for none
 * @param startsAt when a scheduled one starts by itself
 */
public record CampaignRow(
        long id,
        String name,
        CampaignType type,
        CampaignStatus status,
        String workflowSlug,
        String workflow,
        boolean published,
        boolean manual,
        AudienceKind audienceKind,
        String audience,
        String owner,
        boolean sample,
        Instant startsAt,
        Instant createdAt,
        Instant activatedAt) {

    public List<CampaignAction> actions() {
        return CampaignAction.allowed(status);
    }
}
