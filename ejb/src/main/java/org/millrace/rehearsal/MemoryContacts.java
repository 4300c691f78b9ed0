package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentState;
import org.millrace.contact.ConsentStore;
import org.millrace.contact.ContactAttributeStore;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactScoreStore;
import org.millrace.contact.ContactStanding;
import org.millrace.contact.ContactTagStore;
import org.millrace.contact.EventStore;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.contact.SuppressionStore;
import org.millrace.contact.TagChange;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.Facts.Participation;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.SegmentRule;

/** All ports of contacts in memory; it looks at one thread only. */
public final class MemoryContacts implements ContactFactsStore, ContactTagStore, EventStore, ConsentStore {

    private final Map<Long, Person> people = new TreeMap<>();
    private final List<Happened> events = new ArrayList<>();
    private final Set<List<Object>> keys = new HashSet<>();
    private final Map<List<Object>, ConsentState> consents = new HashMap<>();
    private final Set<List<Object>> suppressed = new HashSet<>();
    private final Map<String, Long> lists = new HashMap<>();
    private final Map<List<Long>, Participation> participations = new HashMap<>();
    private final List<ConsentChange> consentLog = new ArrayList<>();

    /** @param json fields and attributes side by side: {@code {"email": "ada@example.com", "plan": "pro"}} */
    public long add(int tenant, String externalId, String json) {
        long id = people.size() + 1L;
        ObjectNode known = Json.read(json, ObjectNode.class).put("externalId", externalId);
        people.put(id, new Person(tenant, known, new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new boolean[1]));
        return id;
    }

    /** The list or segment of that slug holds the contact. */
    public void join(long contactId, String segment) {
        people.get(contactId).lists.add(list(segment));
    }

    /** A number for a list or segment that is known by its slug alone. */
    private long list(String segment) {
        return lists.computeIfAbsent(segment, slug -> lists.size() + 1L);
    }

    /** What another campaign has to do with the contact. */
    void participate(long contactId, long campaign, Participation participation) {
        participations.put(List.of(contactId, campaign), participation);
    }

    /** Fields and attributes side by side, as they are now. */
    ObjectNode known(long contactId) {
        return people.get(contactId).known.deepCopy();
    }

    public void erase(long contactId) {
        people.get(contactId).erased[0] = true;
    }

    @Override
    public Map<Long, ContactFacts> load(int tenant, Collection<Long> contactIds, FactsNeeded needed, Instant now) {
        KnownSegments segments = KnownSegments.of(tenant, needed.segments(), (ofTenant, slugs) -> slugs.stream()
                .collect(Collectors.toMap(slug -> slug, slug -> new SegmentRule.Members(list(slug)))));
        Map<Long, ContactFacts> facts = new HashMap<>();
        for (Long id : contactIds) {
            person(tenant, id)
                    .ifPresent(person -> facts.put(
                            id,
                            new ContactFacts(
                                    id,
                                    now,
                                    person.known.deepCopy(),
                                    needed.tags() ? person.tags : Set.of(),
                                    events(id, needed.eventNames(), now),
                                    new ContactStanding(
                                            person.scores,
                                            words(id),
                                            person.lists,
                                            participations(id, needed.campaigns()),
                                            segments))));
        }
        return facts;
    }

    private Map<Long, Participation> participations(long contactId, Set<Long> campaigns) {
        return campaigns.stream()
                .collect(Collectors.toMap(
                        campaign -> campaign,
                        campaign -> participations.getOrDefault(List.of(contactId, campaign), Participation.NONE)));
    }

    private List<ContactStanding.Word> words(long contactId) {
        return consents.entrySet().stream()
                .filter(entry -> entry.getKey().get(0).equals(contactId))
                .map(entry -> new ContactStanding.Word(
                        (String) entry.getKey().get(1), (String) entry.getKey().get(2), entry.getValue()))
                .toList();
    }

    private Map<String, List<EventFact>> events(long contactId, Set<String> names, Instant now) {
        return events.stream()
                .filter(e -> e.event.contactId() == contactId && names.contains(e.event.name()))
                .filter(e -> !e.event.occurredAt().isAfter(now))
                .sorted(Comparator.comparing(e -> e.event.occurredAt()))
                .collect(Collectors.groupingBy(
                        e -> e.event.name(), Collectors.mapping(e -> fact(e.event), Collectors.toList())));
    }

    private static EventFact fact(ContactEvent event) {
        return new EventFact(
                event.occurredAt(),
                Optional.ofNullable(event.origin()).map(ContactEvent.Origin::campaignId),
                event.origin() != null && event.origin().machine(),
                Objects.requireNonNullElse(event.properties(), Json.tree("{}")));
    }

    @Override
    public void apply(List<TagChange> changes, Instant now) {
        for (TagChange change : changes) {
            person(change.tenant(), change.contactId()).ifPresent(person -> {
                if (change.add()) {
                    person.tags.add(change.tag());
                } else {
                    person.tags.remove(change.tag());
                }
            });
        }
    }

    public ContactAttributeStore attributes() {
        return (changes, now) -> changes.forEach(change -> person(change.tenant(), change.contactId())
                .ifPresent(person -> set(person.known, change.name(), change.value())));
    }

    private static void set(ObjectNode known, String name, JsonNode value) {
        if (value.isNull()) {
            known.remove(name);
        } else {
            known.set(name, value);
        }
    }

    public ContactScoreStore scores() {
        return (changes, now) -> changes.forEach(change -> person(change.tenant(), change.contactId())
                .ifPresent(person -> person.scores.put(
                        change.criterion(),
                        change.after(person.scores.getOrDefault(change.criterion(), BigDecimal.ZERO)))));
    }

    public SuppressionStore suppressions() {
        return (suppressions, now) -> suppressions.forEach(suppression -> {
            boolean was = consents.get(List.of(suppression.contactId(), suppression.channel(), suppression.topic()))
                    == ConsentState.OPTED_OUT;
            if (!was && change(suppression.change(now))) {
                consentLog.add(suppression.change(now));
            }
        });
    }

    /** What workflows said on behalf of contacts. */
    public List<ConsentChange> consentLog() {
        return consentLog;
    }

    @Override
    public Added add(int tenant, List<ContactEvent> added, Instant receivedAt) {
        List<Recorded> fresh = new ArrayList<>();
        Set<Long> gone = new TreeSet<>();
        for (ContactEvent event : added) {
            if (person(tenant, event.contactId()).isEmpty()) {
                gone.add(event.contactId());
            } else if (keys.add(List.of(tenant, event.source(), event.externalId()))) {
                events.add(new Happened(tenant, event));
                fresh.add(new Recorded(
                        events.size(),
                        event.contactId(),
                        event.name(),
                        event.occurredAt(),
                        Objects.requireNonNullElse(event.properties(), Json.tree("{}")),
                        event.origin() == null ? null : event.origin().campaignId(),
                        event.origin() != null && event.origin().machine()));
            }
        }
        return new Added(fresh, gone);
    }

    @Override
    public boolean change(ConsentChange change) {
        if (person(change.tenant(), change.contactId()).isEmpty()) {
            return false;
        }
        consents.put(List.of(change.contactId(), change.channel(), change.topic()), change.state());
        return true;
    }

    @Override
    public Map<Long, String> refused(List<Question> window) {
        Map<Long, String> refused = new HashMap<>();
        for (Question question : window) {
            reason(question).ifPresent(reason -> refused.put(question.id(), reason));
        }
        return refused;
    }

    private Optional<String> reason(Question question) {
        Optional<Person> person = person(question.tenant(), question.contactId());
        if (person.isEmpty()) {
            return Optional.of(ERASED);
        }
        for (String channel : List.of(question.channel(), ConsentChange.ALL)) {
            for (String topic : List.of(question.topic(), ConsentChange.ALL)) {
                if (consents.get(List.of(question.contactId(), channel, topic)) == ConsentState.OPTED_OUT) {
                    return Optional.of(OPTED_OUT);
                }
            }
        }
        String address = person.get()
                .known
                .path(question.channel().equals("email") ? "email" : "phone")
                .asText();
        return suppressed.contains(suppression(question.tenant(), question.channel(), address))
                        || suppressed.contains(suppression(question.tenant(), ConsentChange.ALL, address))
                ? Optional.of(SUPPRESSED)
                : Optional.empty();
    }

    @Override
    public void suppress(int tenant, String channel, String address, String reason, Instant at) {
        suppressed.add(suppression(tenant, channel, address));
    }

    private static List<Object> suppression(int tenant, String channel, String address) {
        return List.of(tenant, channel, address.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<Person> person(int tenant, long id) {
        return Optional.ofNullable(people.get(id)).filter(person -> person.tenant == tenant && !person.erased[0]);
    }

    private record Person(
            int tenant,
            ObjectNode known,
            Set<String> tags,
            Map<String, BigDecimal> scores,
            Set<Long> lists,
            boolean[] erased) {}

    private record Happened(int tenant, ContactEvent event) {}
}
