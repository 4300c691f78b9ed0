package org.millrace.run.story;

import java.time.Instant;
import org.millrace.campaign.CampaignStatus;
import org.millrace.run.RunStatus;

/**
 * A run as the contact's own page lists it.
 *
 * @param node where it stands, or stood at its end
 * @param name what people call it, or null
 * @param dueAt when it is looked at next; null unless it waits
 */
public record ContactRun(
        long id,
        long campaignId,
        String campaign,
        CampaignStatus campaignStatus,
        String node,
        String name,
        RunStatus status,
        Instant dueAt,
        String exitKind,
        Instant enteredAt,
        Instant finishedAt) {}
