package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Operands;

/** Reads the fields of a condition; what is wrong with one is reported, and the answer is as if it were not there. */
final class Fields {

    private final List<Violation> violations;
    private final Operands operands;

    Fields(List<Violation> violations) {
        this.violations = violations;
        this.operands = new Operands(violations);
    }

    Operands operands() {
        return operands;
    }

    Optional<String> text(JsonNode json, String at, String field, int max) {
        return operands.text(json.path(field), at + "." + field, max);
    }

    /** A text that must fit when it is there. */
    Optional<String> fitting(JsonNode json, String at, String field, String pattern) {
        return json.path(field).isMissingNode() ? Optional.empty() : needed(json, at, field, pattern);
    }

    Optional<String> needed(JsonNode json, String at, String field, String pattern) {
        String value = json.path(field).asText("");
        if (!json.path(field).isTextual() || !Pattern.matches(pattern, value)) {
            return refuse(
                    at + "." + field,
                    Sentence.of("This is not a text that fits {0}.", pattern),
                    Sentence.of("Write such a text."));
        }
        return Optional.of(value);
    }

    /** From 1 to {@code max}; empty when it is not there. */
    Optional<Integer> whole(JsonNode json, String at, String field, int max) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > max) {
            return refuse(
                    at + "." + field,
                    Sentence.of("This is not a whole number from 1 to {0}.", max),
                    Sentence.of("Write such a number."));
        }
        return Optional.of(value.intValue());
    }

    Optional<Long> id(JsonNode json, String at, String field) {
        JsonNode value = json.path(field);
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.longValue() < 1) {
            return refuse(
                    at + "." + field,
                    Sentence.of("This is not an id."),
                    Sentence.of("Write the number under which it is known."));
        }
        return Optional.of(value.longValue());
    }

    boolean flag(JsonNode json, String at, String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            refuse(
                    at + "." + field,
                    Sentence.of("This is not true or false."),
                    Sentence.of("Write true or false, without quotes."));
        }
        return value.asBoolean(false);
    }

    /** Empty when it is not there. */
    Optional<EventScope> scope(JsonNode json, String at) {
        JsonNode value = json.path("scope");
        for (EventScope scope : EventScope.values()) {
            if (scope.word().equals(value.textValue())) {
                return Optional.of(scope);
            }
        }
        return value.isMissingNode()
                ? Optional.empty()
                : refuse(
                        at + ".scope",
                        Sentence.of("There is no such scope."),
                        Sentence.of("Write \"anywhere\" or \"campaign\"."));
    }

    /** A field that nobody reads is an error: a typing mistake must not make a rule wider than it was meant. */
    void only(JsonNode json, String at, Set<String> fields) {
        Set<String> allowed = new TreeSet<>(fields);
        allowed.add("type");
        json.fieldNames().forEachRemaining(field -> unknown(field, allowed, at));
    }

    void unknown(String field, Set<String> allowed, String at) {
        if (!allowed.contains(field)) {
            refuse(
                    at + "." + shown(field),
                    Sentence.of("There is no such field."),
                    Sentence.of("Remove it; the fields are {0}.", String.join(", ", allowed)));
        }
    }

    static String shown(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    <T> Optional<T> refuse(String at, Sentence what, Sentence mend) {
        violations.add(new Violation(at, what, mend));
        return Optional.empty();
    }
}
