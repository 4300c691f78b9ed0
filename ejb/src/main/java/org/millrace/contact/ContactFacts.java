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

/** The facts of one contact while a batch is worked on; what a step of the batch changes of it is seen by the next step. */
public final class ContactFacts implements Facts {

    private final long contactId;
    private final Instant now;
    private final ObjectNode attributes;
    private final Set<String> tags;
    private final Map<String, List<EventFact>> events;
    private final Map<String, BigDecimal> scores;
    private final RunFacts run;

    public ContactFacts(
            long contactId, Instant now, ObjectNode attributes, Set<String> tags, Map<String, List<EventFact>> events) {
        this(contactId, now, attributes, tags, events, Map.of());
    }

    public ContactFacts(
            long contactId,
            Instant now,
            ObjectNode attributes,
            Set<String> tags,
            Map<String, List<EventFact>> events,
            Map<String, BigDecimal> scores) {
        this(new Loaded(contactId, now, attributes, new HashSet<>(tags), events, new HashMap<>(scores)), null);
    }

    private ContactFacts(Loaded loaded, RunFacts run) {
        this.contactId = loaded.contactId;
        this.now = loaded.now;
        this.attributes = loaded.attributes;
        this.tags = loaded.tags;
        this.events = loaded.events;
        this.scores = loaded.scores;
        this.run = run;
    }

    /** The same contact, asked on behalf of a run; what is changed of one is changed of both. */
    public ContactFacts onBehalfOf(RunFacts runFacts) {
        return new ContactFacts(new Loaded(contactId, now, attributes, tags, events, scores), runFacts);
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
        scores.merge(change.criterion(), change.after(BigDecimal.ZERO), (before, points) -> change.after(before));
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
    public Optional<RunFacts> run() {
        return Optional.ofNullable(run);
    }

    private record Loaded(
            long contactId,
            Instant now,
            ObjectNode attributes,
            Set<String> tags,
            Map<String, List<EventFact>> events,
            Map<String, BigDecimal> scores) {}
}
