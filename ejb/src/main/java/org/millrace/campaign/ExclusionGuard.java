package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.ExclusionRepository.Excluded;
import org.millrace.delivery.SendGuard;
import org.millrace.platform.InvalidInput;

/**
 * Nothing is sent to a contact that one of the campaign's exclusions holds by now, though it entered before: the message is skipped
 * and the run goes on, so that a contact which leaves the exclusion again gets what comes later. It is no opt-out: nothing is locked,
 * and who is put on the excluded list while a message is being claimed may still get that one. While an exclusion cannot be asked,
 * the messages of its campaign wait, and no others.
 */
@Dependent
public class ExclusionGuard implements SendGuard {

    private static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(15);

    private final ExclusionRepository exclusions;
    private final AudienceResolver audiences;

    @Inject
    ExclusionGuard(ExclusionRepository exclusions, AudienceResolver audiences) {
        this.exclusions = exclusions;
        this.audiences = audiences;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        Map<Long, List<Candidate>> byCampaign = window.stream()
                .filter(Candidate::reachesThePerson)
                .collect(Collectors.groupingBy(Candidate::campaignId));
        Map<Long, Refusal> refused = new HashMap<>();
        exclusions
                .of(byCampaign.keySet())
                .forEach((campaign, excluded) ->
                        excluded.forEach(one -> refuse(byCampaign.get(campaign), one, now, refused)));
        return refused;
    }

    private void refuse(List<Candidate> messages, Excluded excluded, Instant now, Map<Long, Refusal> refused) {
        int tenant = messages.get(0).tenant();
        AudienceSql whom;
        try {
            whom = audiences.anyOf(tenant, List.of(excluded.segmentId()));
        } catch (InvalidInput unanswerable) {
            Refusal later = new Refusal.Postpone(
                    now.plus(LOOKED_AT_AGAIN),
                    "\u201c" + excluded.name() + "\u201d cannot be asked: " + unanswerable.getMessage());
            messages.forEach(message -> refused.putIfAbsent(message.messageId(), later));
            return;
        }
        Set<Long> held = exclusions.held(
                tenant, whom, messages.stream().map(Candidate::contactId).toList());
        messages.stream()
                .filter(message -> held.contains(message.contactId()))
                .forEach(message -> refused.putIfAbsent(
                        message.messageId(), new Refusal.Skip("left out: in \u201c" + excluded.name() + "\u201d")));
    }
}
