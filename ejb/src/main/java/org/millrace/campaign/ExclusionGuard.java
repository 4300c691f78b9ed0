package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementException;
import org.millrace.audience.AudienceResolver;
import org.millrace.campaign.ExclusionRepository.Excluded;
import org.millrace.delivery.SendGuard;
import org.millrace.platform.TransactionFailure;

/**
 * Nothing is sent to a contact that one of the campaign's exclusions holds by now, though it entered before: the message is skipped
 * and the run goes on, so that a contact which leaves the exclusion again gets what comes later. It is no opt-out: nothing is locked,
 * and who is put on the excluded list while a message is being claimed may still get that one. All exclusions of a campaign are asked at
 * once; one by one only for whom they hold, to name the one. While they cannot be asked, since they are too much for one statement, the
 * messages of their campaign wait, and no others.
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
        Map<Integer, Map<Long, List<Candidate>>> asked = window.stream()
                .filter(Candidate::reachesThePerson)
                .collect(Collectors.groupingBy(Candidate::tenant, Collectors.groupingBy(Candidate::campaignId)));
        Map<Long, Refusal> refused = new HashMap<>();
        asked.forEach(
                (tenant, campaigns) -> exclusions.of(tenant, campaigns.keySet()).forEach((campaign, excluded) -> {
                    List<Candidate> messages = campaigns.get(campaign);
                    Map<Long, Refusal> refusals = refusals(tenant, excluded, contacts(messages), now);
                    messages.stream()
                            .filter(message -> refusals.containsKey(message.contactId()))
                            .forEach(message -> refused.put(message.messageId(), refusals.get(message.contactId())));
                }));
        return refused;
    }

    /** By contact. What fails in the database itself fails the whole window, as everything after it does. */
    private Map<Long, Refusal> refusals(int tenant, List<Excluded> excluded, Set<Long> contacts, Instant now) {
        Map<Long, Refusal> refusals = new HashMap<>();
        try {
            reasons(tenant, excluded, contacts)
                    .forEach((contact, reason) -> refusals.put(contact, new Refusal.Skip(reason)));
        } catch (StatementException unanswerable) {
            String names = excluded.stream().map(Excluded::name).collect(Collectors.joining(", "));
            Refusal later = new Refusal.Postpone(
                    now.plus(LOOKED_AT_AGAIN),
                    "\u201c" + names + "\u201d cannot be asked: "
                            + TransactionFailure.of(unanswerable).error());
            contacts.forEach(contact -> refusals.put(contact, later));
        }
        return refusals;
    }

    private static Set<Long> contacts(List<Candidate> messages) {
        return messages.stream().map(Candidate::contactId).collect(Collectors.toSet());
    }

    /** By contact, for those who are held, the first by name that holds them. */
    private Map<Long, String> reasons(int tenant, List<Excluded> excluded, Set<Long> contacts) {
        Map<Long, String> reasons = new HashMap<>();
        Set<Long> unnamed = new HashSet<>(held(tenant, excluded, contacts));
        for (Excluded one : excluded) {
            if (unnamed.isEmpty()) {
                break;
            }
            Set<Long> held = excluded.size() == 1 ? Set.copyOf(unnamed) : held(tenant, List.of(one), unnamed);
            held.forEach(contact -> reasons.put(contact, "left out: in \u201c" + one.name() + "\u201d"));
            unnamed.removeAll(held);
        }
        return reasons;
    }

    private Set<Long> held(int tenant, List<Excluded> excluded, Set<Long> contacts) {
        List<Long> segments = excluded.stream().map(Excluded::segmentId).toList();
        return exclusions.held(tenant, audiences.anyOf(tenant, segments), contacts);
    }
}
