package org.millrace.campaign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person can do with a campaign, and in which statuses: the transition table in the words of the buttons. */
public enum CampaignAction {
    EDIT(EnumSet.of(CampaignStatus.DRAFT), null),
    ACTIVATE(EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED), CampaignStatus.ACTIVE),
    UNSCHEDULE(EnumSet.of(CampaignStatus.SCHEDULED), CampaignStatus.DRAFT),
    RUN_NOW(EnumSet.of(CampaignStatus.ACTIVE), null),
    PAUSE(EnumSet.of(CampaignStatus.ACTIVE, CampaignStatus.FROZEN), CampaignStatus.PAUSED),
    FREEZE(EnumSet.of(CampaignStatus.ACTIVE, CampaignStatus.PAUSED), CampaignStatus.FROZEN),
    RESUME(EnumSet.of(CampaignStatus.PAUSED, CampaignStatus.FROZEN), CampaignStatus.ACTIVE),
    STOP(EnumSet.of(CampaignStatus.ACTIVE, CampaignStatus.PAUSED, CampaignStatus.FROZEN), CampaignStatus.PAUSED),
    COMPLETE(EnumSet.of(CampaignStatus.ACTIVE, CampaignStatus.PAUSED, CampaignStatus.FROZEN), CampaignStatus.COMPLETED),
    ARCHIVE(
            EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED, CampaignStatus.COMPLETED),
            CampaignStatus.ARCHIVED);

    private final Set<CampaignStatus> from;
    private final CampaignStatus to;

    CampaignAction(Set<CampaignStatus> from, CampaignStatus to) {
        this.from = from;
        this.to = to;
    }

    public boolean allowedIn(CampaignStatus status) {
        return from.contains(status);
    }

    /** What can be done with a campaign of that status. */
    public static List<CampaignAction> allowed(CampaignStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.allowedIn(status))
                .toList();
    }

    Set<CampaignStatus> from() {
        return from;
    }

    /** The status that it leads to; null where it changes none. */
    CampaignStatus to() {
        return to;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
