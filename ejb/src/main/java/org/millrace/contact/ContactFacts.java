package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.predicate.Facts;
import org.millrace.predicate.SegmentRule;
import org.millrace.predicate.Subscription;

/** The facts of one contact while a batch is worked on; what a step of the batch changes of it is seen by the next step. */
public final class ContactFacts implements Facts {

    private final long contactId;
    private final Instant now;
    private final ObjectNode attributes;
    private final Set<String> tags;
    private final Map<String, List<EventFact>> events;
    private final ContactStanding standing;
    private final Map<String, BigDecimal> scores;
    private final RunFacts run;

    public ContactFacts(
            long contactId, Instant now, ObjectNode attributes, Set<String> tags, Map<String, List<EventFact>> events) {
        this(contactId, now, attributes, tags, events, ContactStanding.NONE);
    }

    public ContactFacts(
            long contactId,
            Instant now,
            ObjectNode attributes,
            Set<String> tags,
            Map<String, List<EventFact>> events,
            ContactStanding standing) {
        this.contactId = contactId;
        this.now = now;
        this.attributes = attributes;
        this.tags = new HashSet<>(tags);
        this.events = events;
        this.standing = standing;
        this.scores = new HashMap<>(standing.scores());
        this.run = null;
    }

    private ContactFacts(ContactFacts same, RunFacts run) {
        this.contactId = same.contactId;
        this.now = same.now;
        this.attributes = same.attributes;
        this.tags = same.tags;
        this.events = same.events;
        this.standing = same.standing;
        this.scores = same.scores;
        this.run = run;
    }

    /** The same contact, asked on behalf of a run; what is changed of one is changed of both. */
    public ContactFacts onBehalfOf(RunFacts runFacts) {
        return new ContactFacts(this, runFacts);
    }

    public long contactId() {
        return contactId;
    }

    public void tag(String tag) {
        tags.add(tag);
    }

    public void untag(String tag) {
        tags.remove(tag);
    }

    /** @param value JSON null clears */
    public void set(String name, JsonNode value) {
        attributes.set(name, value);
    }

    public void score(ScoreChange change) {
        scores.put(change.criterion(), change.after(score(change.criterion())));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<JsonNode> attribute(String name) {
        return Optional.ofNullable(attributes.get(name)).filter(node -> !node.isNull());
    }

    @Override
    public boolean hasTag(String tag) {
        return tags.contains(tag);
    }

    @Override
    public List<EventFact> events(String name) {
        return events.getOrDefault(name, List.of());
    }

    @Override
    public BigDecimal score(String criterion) {
        return scores.getOrDefault(criterion, BigDecimal.ZERO);
    }

    @Override
    public Subscription subscription(String channel, String topic) {
        return standing.subscription(channel, topic);
    }

    @Override
    public Optional<SegmentRule> segment(String slug) {
        return standing.segments().rule(slug);
    }

    @Override
    public boolean onList(long listId) {
        return standing.lists().contains(listId);
    }

    @Override
    public Participation participation(long campaignId) {
        return standing.campaigns().getOrDefault(campaignId, Participation.NONE);
    }

    @Override
    public Optional<RunFacts> run() {
        return Optional.ofNullable(run);
    }
}
