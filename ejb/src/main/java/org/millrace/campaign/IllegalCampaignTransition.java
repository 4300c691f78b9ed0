package org.millrace.campaign;

import jakarta.ejb.ApplicationException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.millrace.platform.Conflict;

/** The campaign's status does not let this be done; the message says what it lets be done. */
@ApplicationException(rollback = true)
public class IllegalCampaignTransition extends Conflict {

    IllegalCampaignTransition(CampaignAction action, CampaignStatus present) {
        super(rule(action) + " This one is " + word(present) + "; what can be done with it: " + possible(present)
                + ".");
    }

    private static String rule(CampaignAction action) {
        if (action == CampaignAction.ACTIVATE) {
            return "Campaign must be in draft or scheduled status to launch.";
        }
        return "To " + action.word() + " a campaign it must be "
                + action.from().stream().map(IllegalCampaignTransition::word).collect(Collectors.joining(" or ")) + ".";
    }

    private static String possible(CampaignStatus present) {
        String words = CampaignAction.allowed(present).stream()
                .map(CampaignAction::word)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "reading and duplicating it" : words;
    }

    private static String word(CampaignStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
