package org.millrace.campaign.web;

import java.util.Arrays;
import java.util.List;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignRow;

/** The acts of a campaign's menu; one that cannot be done now says why. */
public record CampaignMenu(List<Choice> choices) {

    /** In the list, where the name is edited in its line. */
    static CampaignMenu ofLine(CampaignRow campaign) {
        return of(campaign, null);
    }

    /** On the campaign's own page, where all of it is edited on a tab. */
    static CampaignMenu ofPage(CampaignRow campaign) {
        return of(campaign, "settings");
    }

    private static CampaignMenu of(CampaignRow campaign, String editor) {
        return new CampaignMenu(Arrays.stream(CampaignAct.values())
                .filter(act -> act.shownIn(campaign.status(), campaign.sample()))
                .map(act -> new Choice(act, why(act, campaign), tab(act, editor)))
                .toList());
    }

    private static String tab(CampaignAct act, String editor) {
        return switch (act) {
            case ANALYTICS -> "analytics";
            case EDIT -> editor;
            default -> null;
        };
    }

    /** The acts that are buttons beside the title. */
    public List<Choice> first() {
        return choices.stream()
                .filter(Choice::allowed)
                .filter(choice -> switch (choice.act()) {
                    case ACTIVATE, UNSCHEDULE, RESUME, PAUSE, FREEZE -> true;
                    default -> false;
                })
                .limit(2)
                .toList();
    }

    private static String why(CampaignAct act, CampaignRow campaign) {
        String key = "campaign.act." + act + ".why";
        if (!act.allowedIn(campaign.status())) {
            return key;
        }
        boolean enters = act == CampaignAct.ACTIVATE || act == CampaignAct.RUN_NOW;
        if (enters && !campaign.published()) {
            return "campaign.act.why.unpublished";
        }
        if (act == CampaignAct.RUN_NOW && !campaign.manual()) {
            return "campaign.act.RUN_NOW.why.trigger";
        }
        if (act == CampaignAct.RUN_NOW && campaign.audienceKind() == AudienceKind.NONE) {
            return "campaign.act.RUN_NOW.why.audience";
        }
        return null;
    }

    /**
     * A line of the menu.
     *
     * @param why the key of why it cannot be done now; null = it can
     * @param tab the tab of the campaign's page that it leads to; null where it is an act
     */
    public record Choice(CampaignAct act, String why, String tab) {

        public boolean allowed() {
            return why == null;
        }

        public String label() {
            return "campaign.act." + act;
        }

        /** The remote command that is called. */
        public String command() {
            return switch (act) {
                case RESUME -> "askResume";
                case EDIT -> "edit";
                default -> "ask";
            };
        }
    }
}
