package org.millrace.campaign.web;

import java.util.Arrays;
import java.util.List;
import org.millrace.campaign.CampaignStatus;

/** The acts of a campaign's menu; one that cannot be done now says why. */
public record CampaignMenu(List<Choice> choices) {

    static CampaignMenu of(CampaignStatus status, boolean sample) {
        return new CampaignMenu(Arrays.stream(CampaignAct.values())
                .filter(act -> act.shownIn(status, sample))
                .map(act -> new Choice(act, act.allowedIn(status)))
                .toList());
    }

    /** The acts that are buttons beside the title. */
    public List<Choice> first() {
        return choices.stream()
                .filter(choice -> choice.allowed())
                .filter(choice -> switch (choice.act()) {
                    case ACTIVATE, UNSCHEDULE, RESUME, PAUSE, FREEZE -> true;
                    default -> false;
                })
                .limit(2)
                .toList();
    }

    /** A line of the menu. */
    public record Choice(CampaignAct act, boolean allowed) {

        public String label() {
            return "campaign.act." + act;
        }

        public String why() {
            return "campaign.act." + act + ".why";
        }
    }
}
