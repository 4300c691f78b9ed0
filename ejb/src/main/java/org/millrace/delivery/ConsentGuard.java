package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.contact.ConsentStore;

/** Opt-outs and suppressed addresses. No opt-out is overtaken: the store locks the contacts until the intents are committed. */
@Dependent
public class ConsentGuard implements SendGuard {

    private final ConsentStore consents;

    @Inject
    public ConsentGuard(ConsentStore consents) {
        this.consents = consents;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        Map<Long, Refusal> refusals = new HashMap<>();
        consents.refused(window.stream()
                        .filter(Candidate::reachesThePerson)
                        .map(ConsentGuard::question)
                        .toList())
                .forEach((message, reason) -> refusals.put(message, new Refusal.Skip(inWords(reason))));
        return refusals;
    }

    private static ConsentStore.Question question(Candidate candidate) {
        return new ConsentStore.Question(
                candidate.messageId(),
                candidate.tenant(),
                candidate.contactId(),
                candidate.channel(),
                candidate.topic());
    }

    /** Reasons are shown beside the message. */
    private static String inWords(String reason) {
        return switch (reason) {
            case ConsentStore.OPTED_OUT -> "unsubscribed";
            case ConsentStore.SUPPRESSED -> "address suppressed";
            default -> "contact " + reason;
        };
    }
}
