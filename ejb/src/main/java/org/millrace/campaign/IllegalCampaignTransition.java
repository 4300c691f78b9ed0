package org.millrace.campaign;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Locale;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sayable;
import org.millrace.platform.Sentence;

/** The campaign's status does not let this be done; the message says what it lets be done. */
@ApplicationException(rollback = true)
public class IllegalCampaignTransition extends Conflict {

    IllegalCampaignTransition(CampaignAction action, CampaignStatus present) {
        super(Sentence.of(
                "{0} This one is {1}; what can be done with it: {2}.", rule(action), word(present), possible(present)));
    }

    private static Sentence rule(CampaignAction action) {
        if (action == CampaignAction.ACTIVATE) {
            return Sentence.of("Campaign must be in draft or scheduled status to launch.");
        }
        List<Sentence> from =
                action.from().stream().map(IllegalCampaignTransition::word).toList();
        return Sentence.of(
                "To {0} a campaign it must be {1}.",
                Sentence.of(action.word()),
                (Sayable) wording -> Sentence.joined(wording.say(" or "), from).in(wording));
    }

    private static Sentence possible(CampaignStatus present) {
        List<Sentence> words = CampaignAction.allowed(present).stream()
                .map(action -> Sentence.of(action.word()))
                .toList();
        return words.isEmpty() ? Sentence.of("reading and duplicating it") : Sentence.joined(", ", words);
    }

    private static Sentence word(CampaignStatus status) {
        return Sentence.of(status.name().toLowerCase(Locale.ROOT));
    }
}
