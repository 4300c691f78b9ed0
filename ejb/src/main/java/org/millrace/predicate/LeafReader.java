package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.ComparisonReader;
import org.millrace.predicate.comparison.Keywords;
import org.millrace.predicate.comparison.Operands;

/** Reads conditions that have no parts. */
final class LeafReader {

    private static final Set<String> EVENT_FIELDS =
            Set.of("name", "withinDays", "sinceStart", "atLeast", "scope", "includeMachine", "where");

    private final List<Violation> violations;
    private final Operands operands;
    private final ComparisonReader comparisons;

    LeafReader(List<Violation> violations) {
        this.violations = violations;
        this.operands = new Operands(violations);
        this.comparisons = new ComparisonReader(violations);
    }

    Optional<Predicate> read(String type, JsonNode json, String at) {
        return switch (type) {
            case AttributeIs.TYPE -> attribute(json, at);
            case HasTag.TYPE -> tag(json, at);
            case EventHappened.TYPE -> event(json, at);
            case Always.TYPE -> always(json, at);
            default ->
                refuse(
                        at + ".type",
                        type.isEmpty() ? "The type is missing." : "There is no condition \"" + shown(type) + "\".",
                        "Write one of " + String.join(", ", PredicateTypes.names()) + ".");
        };
    }

    private Optional<Predicate> always(JsonNode json, String at) {
        onlyFields(json, at, Set.of());
        return Optional.of(new Always());
    }

    private Optional<Predicate> tag(JsonNode json, String at) {
        onlyFields(json, at, Set.of("tag"));
        return operands.text(json.path("tag"), at + ".tag", HasTag.MAX).map(HasTag::new);
    }

    private Optional<Predicate> attribute(JsonNode json, String at) {
        onlyFields(json, at, withComparisons("name"));
        Optional<String> name = operands.text(json.path("name"), at + ".name", AttributeIs.MAX_NAME);
        List<Comparison> read = comparisons(json, at);
        return name.map(known -> new AttributeIs(known, read));
    }

    private Optional<Predicate> event(JsonNode json, String at) {
        onlyFields(json, at, EVENT_FIELDS);
        Optional<String> name = operands.text(json.path("name"), at + ".name", EventHappened.MAX_NAME);
        Integer withinDays =
                whole(json, at, "withinDays", EventHappened.MAX_DAYS).orElse(null);
        int atLeast = whole(json, at, "atLeast", EventHappened.MAX_COUNT).orElse(1);
        boolean sinceStart = flag(json, at, "sinceStart");
        boolean machines = flag(json, at, "includeMachine");
        EventScope scope = scope(json, at);
        List<PropertyIs> where = properties(json.path("where"), at + ".where");
        return name.map(known -> new EventHappened(known, withinDays, sinceStart, atLeast, scope, machines, where));
    }

    private List<PropertyIs> properties(JsonNode json, String at) {
        if (json.isMissingNode()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > EventHappened.MAX_PROPERTIES) {
            refuse(at, "This is not a list of at most " + EventHappened.MAX_PROPERTIES + ".", "Write [{\"name\": …}].");
            return List.of();
        }
        List<PropertyIs> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            property(json.get(i), at + "[" + i + "]").ifPresent(read::add);
        }
        return read;
    }

    private Optional<PropertyIs> property(JsonNode json, String at) {
        if (!json.isObject()) {
            return refuse(at, "This is not a comparison.", "Write {\"name\": \"amount\", \"atLeast\": 50}.");
        }
        Set<String> allowed = withComparisons("name");
        json.fieldNames().forEachRemaining(field -> unknown(field, allowed, at));
        Optional<String> name = operands.text(json.path("name"), at + ".name", AttributeIs.MAX_NAME);
        List<Comparison> read = comparisons(json, at);
        return name.map(known -> new PropertyIs(known, read));
    }

    private List<Comparison> comparisons(JsonNode json, String at) {
        if (Keywords.all().keySet().stream().noneMatch(json::has)) {
            refuse(
                    at,
                    "It does not say how to compare.",
                    "Add one of " + String.join(", ", Keywords.all().keySet()) + ".");
        }
        return comparisons.read(json, at);
    }

    private Optional<Integer> whole(JsonNode json, String at, String field, int max) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > max) {
            return refuse(
                    at + "." + field, "This is not a whole number from 1 to " + max + ".", "Write such a number.");
        }
        return Optional.of(value.intValue());
    }

    private boolean flag(JsonNode json, String at, String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            refuse(at + "." + field, "This is not true or false.", "Write true or false, without quotes.");
        }
        return value.asBoolean(false);
    }

    private EventScope scope(JsonNode json, String at) {
        JsonNode value = json.path("scope");
        for (EventScope scope : EventScope.values()) {
            if (scope.word().equals(value.textValue())) {
                return scope;
            }
        }
        if (!value.isMissingNode()) {
            refuse(at + ".scope", "There is no such scope.", "Write \"anywhere\" or \"campaign\".");
        }
        return EventScope.ANYWHERE;
    }

    /** A field that nobody reads is an error: a typing mistake must not make a rule wider than it was meant. */
    void onlyFields(JsonNode json, String at, Set<String> fields) {
        Set<String> allowed = new TreeSet<>(fields);
        allowed.add("type");
        json.fieldNames().forEachRemaining(field -> unknown(field, allowed, at));
    }

    private void unknown(String field, Set<String> allowed, String at) {
        if (!allowed.contains(field)) {
            refuse(
                    at + "." + shown(field),
                    "There is no such field.",
                    "Remove it; the fields are " + String.join(", ", allowed) + ".");
        }
    }

    private static Set<String> withComparisons(String field) {
        return Stream.concat(Stream.of(field), Keywords.all().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    private <T> Optional<T> refuse(String at, String what, String mend) {
        violations.add(new Violation(at, what, mend));
        return Optional.empty();
    }
}
