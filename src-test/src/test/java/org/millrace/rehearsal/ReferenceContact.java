package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One contact as a run sees it, and what conditions say of it. */
final class ReferenceContact {

    private final ObjectNode attributes;
    private final Set<String> tags = new HashSet<>();
    private final Map<String, Integer> scores = new HashMap<>();
    private final List<Happened> events = new ArrayList<>();
    private final Set<String> optedOut = new HashSet<>();

    ReferenceContact(ObjectNode attributes) {
        this.attributes = attributes.deepCopy();
    }

    void tag(String tag, boolean add) {
        if (add) {
            tags.add(tag);
        } else {
            tags.remove(tag);
        }
    }

    JsonNode attribute(String name) {
        return attributes.get(name);
    }

    void set(String name, JsonNode value) {
        if (value.isNull()) {
            attributes.remove(name);
        } else {
            attributes.set(name, value);
        }
    }

    void score(String criterion, int by) {
        scores.merge(criterion, by, Integer::sum);
    }

    void did(String event, Instant at, JsonNode amount, boolean machine) {
        events.add(new Happened(event, at, amount, machine));
    }

    /** From all topics of the channel; {@code *} = of every channel. */
    void optOut(String channel) {
        optedOut.add(channel);
    }

    boolean wants(String channel) {
        return !optedOut.contains(channel) && !optedOut.contains("*");
    }

    /** Whether it did what a wait asks for, since then. */
    boolean didSince(Instant since, JsonNode asked) {
        return events.stream()
                .filter(event -> event.name.equals(asked.get("name").asText()))
                .filter(event -> !event.machine || asked.path("includeMachine").asBoolean())
                .filter(event -> !asked.has("where") || event.amounts(asked.get("where")))
                .anyMatch(event -> !event.at.isBefore(since));
    }

    boolean holds(JsonNode condition, Instant now, Instant begun) {
        return switch (condition.path("type").asText()) {
            case "hasTag" -> tags.contains(condition.path("tag").asText());
            case "attribute" -> compares(attributes.get(condition.path("name").asText()), condition);
            case "leadScore" ->
                scored(scores.getOrDefault(condition.path("criterion").asText(), 0), condition);
            case "subscriptionStatus" ->
                wants("email") == condition.path("is").asText().equals("unknown");
            case "event" -> happened(condition, now, begun);
            case "not" -> !holds(condition.path("of"), now, begun);
            case "all" -> parts(condition).stream().allMatch(part -> holds(part, now, begun));
            default -> parts(condition).stream().anyMatch(part -> holds(part, now, begun));
        };
    }

    private static List<JsonNode> parts(JsonNode condition) {
        return StreamSupport.stream(condition.path("of").spliterator(), false).toList();
    }

    private static boolean compares(JsonNode value, JsonNode with) {
        if (value == null) {
            return false;
        }
        if (with.path("equals").isTextual()) {
            return value.asText().equals(with.get("equals").asText());
        }
        return with.has("equals") ? value.asInt() == with.get("equals").asInt() : scored(value.asInt(), with);
    }

    private static boolean scored(int value, JsonNode with) {
        return with.has("atLeast")
                ? value >= with.get("atLeast").asInt()
                : value < with.get("lessThan").asInt();
    }

    private boolean happened(JsonNode asked, Instant now, Instant begun) {
        long times = events.stream()
                .filter(event -> event.name.equals(asked.get("name").asText()))
                .filter(event -> !event.machine || asked.path("includeMachine").asBoolean())
                .filter(event -> !asked.path("sinceStart").asBoolean() || !event.at.isBefore(begun))
                .filter(event -> !asked.has("withinDays")
                        || !event.at.isBefore(now.minus(
                                Duration.ofHours(24 * asked.get("withinDays").asLong()))))
                .filter(event ->
                        !asked.has("where") || event.amounts(asked.get("where").get(0)))
                .count();
        return times >= asked.path("atLeast").asInt(1);
    }

    private record Happened(String name, Instant at, JsonNode amount, boolean machine) {

        boolean amounts(JsonNode where) {
            return amount.isNumber() && amount.asInt() >= where.get("atLeast").asInt();
        }
    }
}
