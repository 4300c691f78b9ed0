package org.millrace.campaign.web;

import java.util.EnumSet;
import java.util.Set;
import org.millrace.campaign.CampaignAction;
import org.millrace.campaign.CampaignStatus;

/** What the pages offer to do with a campaign; the boundary decides in the end. */
public enum CampaignAct {
    EDIT(CampaignAction.EDIT, "edit"),
    ACTIVATE(CampaignAction.ACTIVATE, "play"),
    UNSCHEDULE(CampaignAction.UNSCHEDULE, "pause"),
    RESUME(CampaignAction.RESUME, "play"),
    RUN_NOW(CampaignAction.RUN_NOW, "trigger"),
    PAUSE(CampaignAction.PAUSE, "pause"),
    FREEZE(CampaignAction.FREEZE, "freeze"),
    STOP(CampaignAction.STOP, "stop"),
    COMPLETE(CampaignAction.COMPLETE, "flag"),
    DUPLICATE(null, "copy"),
    ANALYTICS(null, "analytics"),
    ARCHIVE(CampaignAction.ARCHIVE, "archive"),
    ADD_SAMPLE(null, "plus"),
    REMOVE_SAMPLE(null, "trash");

    private static final Set<CampaignStatus> NEW = EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED);
    private static final Set<CampaignAct> GRAVE = EnumSet.of(FREEZE, STOP, COMPLETE, ARCHIVE, REMOVE_SAMPLE);

    private final CampaignAction action;
    private final String symbol;

    CampaignAct(CampaignAction action, String symbol) {
        this.action = action;
        this.symbol = symbol;
    }

    public boolean allowedIn(CampaignStatus status) {
        return action == null || action.allowedIn(status);
    }

    /** Activate and resume are one button to people: the one that makes no sense now is left out, not greyed. */
    boolean shownIn(CampaignStatus status, boolean sample) {
        return switch (this) {
            case ADD_SAMPLE -> false;
            case REMOVE_SAMPLE -> sample;
            case ACTIVATE -> NEW.contains(status);
            case UNSCHEDULE -> status == CampaignStatus.SCHEDULED;
            case RESUME -> !NEW.contains(status);
            default -> true;
        };
    }

    boolean grave() {
        return GRAVE.contains(this);
    }

    public String symbol() {
        return symbol;
    }
}
