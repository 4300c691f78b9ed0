package org.millrace.campaign;

import java.time.Instant;
import java.util.List;

/**
 * A campaign in a list.
 *
 * @param workflow the workflow's name
 * @param audience the name of the list or segment; null for all contacts and for none
 */
public record CampaignRow(
        long id,
        String name,
        CampaignType type,
        CampaignStatus status,
        String workflowSlug,
        String workflow,
        AudienceKind audienceKind,
        String audience,
        String owner,
        boolean sample,
        Instant createdAt,
        Instant activatedAt) {

    public List<CampaignAction> actions() {
        return CampaignAction.allowed(status);
    }
}
