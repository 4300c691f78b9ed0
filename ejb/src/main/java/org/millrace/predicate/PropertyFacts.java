package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event's properties, asked as if they were a contact's attributes. */
public record PropertyFacts(JsonNode properties, Instant now) implements Facts {

    @Override
    public Optional<JsonNode> attribute(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isNull());
    }

    @Override
    public boolean hasTag(String tag) {
        return false;
    }

    @Override
    public List<EventFact> events(String name) {
        return List.of();
    }

    @Override
    public BigDecimal score(String criterion) {
        return BigDecimal.ZERO;
    }

    @Override
    public Subscription subscription(String channel, String topic) {
        return Subscription.UNKNOWN;
    }

    @Override
    public Optional<SegmentRule> segment(String slug) {
        return Optional.empty();
    }

    @Override
    public boolean onList(long listId) {
        return false;
    }

    @Override
    public Participation participation(long campaignId) {
        return Participation.NONE;
    }

    @Override
    public Optional<RunFacts> run() {
        return Optional.empty();
    }
}
