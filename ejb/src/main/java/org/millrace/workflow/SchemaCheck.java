package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;

/**
 * Holds a configuration against its schema and says in words what does not fit. Knows the keywords that our generator writes; a
 * definition that a capability brings along (a predicate) is checked by that capability's own reader.
 */
final class SchemaCheck {

    private final ObjectNode root;
    private final List<Fault> faults = new ArrayList<>();

    private SchemaCheck(ObjectNode root) {
        this.root = root;
    }

    static List<Fault> faults(ObjectNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, value, "");
        return check.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        JsonNode resolved = resolve(schema);
        if (!typeFits(resolved.path("type").asText(""), value)) {
            report(
                    at,
                    Sentence.of(
                            "This is not {0}.", article(resolved.path("type").asText())),
                    Sentence.of("Write {0}.", wanted(resolved)));
            return;
        }
        words(resolved, value, at);
        if (value.isObject()) {
            object(resolved, value, at);
        } else if (value.isArray()) {
            array(resolved, value, at);
        } else if (value.isTextual()) {
            text(resolved, value.textValue(), at);
        } else if (value.isNumber()) {
            number(resolved, value.decimalValue(), at);
        }
    }

    private JsonNode resolve(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        return ref.startsWith("#") ? root.at(ref.substring(1)) : schema;
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        for (JsonNode required : schema.path("required")) {
            if (value.path(required.asText()).isMissingNode()) {
                JsonNode property = schema.path("properties").path(required.asText());
                report(
                        below(at, required.asText()),
                        Sentence.of("This is missing."),
                        Sentence.of("Write {0}.", wanted(resolve(property))));
            }
        }
        rules(schema, value, at);
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                check(property, field.getValue(), below(at, field.getKey()));
            } else if (schema.path("additionalProperties").isBoolean()) {
                report(below(at, field.getKey()), Sentence.of("There is no such field."), fields(schema));
            }
        });
    }

    /** What {@link FieldRule} says. Other forms of anyOf are of definitions that their own readers check. */
    private void rules(JsonNode schema, JsonNode value, String at) {
        List<String> oneOf = new ArrayList<>();
        schema.path("anyOf").forEach(one -> one.path("required").forEach(field -> oneOf.add(field.asText())));
        boolean together = false;
        for (Map.Entry<String, JsonNode> field :
                schema.path("dependentRequired").properties()) {
            for (JsonNode other : field.getValue()) {
                if (value.has(field.getKey()) && !value.has(other.asText())) {
                    report(
                            below(at, other.asText()),
                            Sentence.of("This is missing."),
                            Sentence.of("Write it beside {0}.", field.getKey()));
                    together = true;
                }
            }
        }
        if (!together && !oneOf.isEmpty() && oneOf.stream().noneMatch(value::has)) {
            report(
                    below(at, oneOf.get(0)),
                    Sentence.of("This is missing."),
                    Sentence.of("Write one of {0}.", String.join(", ", oneOf)));
        }
    }

    private void array(JsonNode schema, JsonNode value, String at) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least) {
            report(
                    at,
                    Sentence.of("The list has {0} entries, the least is {1}.", value.size(), least),
                    Sentence.of("Add entries."));
        }
        if (value.size() > most) {
            report(
                    at,
                    Sentence.of("The list has {0} entries, the most is {1}.", value.size(), most),
                    Sentence.of("Remove entries."));
            return;
        }
        for (int i = 0; schema.has("items") && i < value.size(); i++) {
            check(schema.path("items"), value.get(i), at + "[" + i + "]");
        }
    }

    private void text(JsonNode schema, String text, String at) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        int length = text.codePointCount(0, text.length());
        if (length < least || schema.has("pattern") && text.isBlank()) {
            report(
                    at,
                    Sentence.of("The text is empty."),
                    Sentence.of("Write at least {0} characters.", Math.max(1, least)));
        } else if (length > most) {
            report(
                    at,
                    Sentence.of("The text has {0} characters, the most is {1}.", length, most),
                    Sentence.of("Write a shorter text."));
        } else if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(text)
                        .find()) {
            report(
                    at,
                    Sentence.of("\"{0}\" cannot be read.", text.length() > 60 ? text.substring(0, 60) + "…" : text),
                    WrittenForm.mend(schema));
        }
    }

    private void number(JsonNode schema, BigDecimal number, String at) {
        if (schema.has("minimum") && number.compareTo(schema.path("minimum").decimalValue()) < 0) {
            String least = schema.path("minimum").asText();
            report(at, Sentence.of("The number is less than {0}.", least), Sentence.of("Write {0} or more.", least));
        }
        if (schema.has("maximum") && number.compareTo(schema.path("maximum").decimalValue()) > 0) {
            String most = schema.path("maximum").asText();
            report(at, Sentence.of("The number is more than {0}.", most), Sentence.of("Write {0} or less.", most));
        }
    }

    private void words(JsonNode schema, JsonNode value, String at) {
        if (!schema.has("enum") && !schema.has("const")) {
            return;
        }
        for (JsonNode word : schema.path("enum")) {
            if (word.equals(value)) {
                return;
            }
        }
        if (!value.equals(schema.path("const"))) {
            report(
                    at,
                    Sentence.of("{0} is not one of the words that are known here.", value),
                    Sentence.of("Write {0}.", wanted(schema)));
        }
    }

    private static boolean typeFits(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            default -> true;
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static Sentence article(String type) {
        return switch (type) {
            case "object" -> Sentence.of("an object");
            case "array" -> Sentence.of("a list");
            case "string" -> Sentence.of("a text");
            case "boolean" -> Sentence.of("true or false");
            case "integer" -> Sentence.of("a whole number");
            case "number" -> Sentence.of("a number");
            default -> Sentence.of("a value");
        };
    }

    private static Sentence wanted(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(word.asText()));
            return words.size() == 1
                    ? Sentence.of(words.get(0))
                    : Sentence.of(
                            "{0} or {1}",
                            String.join(", ", words.subList(0, words.size() - 1)), words.get(words.size() - 1));
        }
        return schema.has("const")
                ? Sentence.of(schema.path("const").asText())
                : article(schema.path("type").asText("value"));
    }

    private static Sentence fields(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty()
                ? Sentence.of("Remove it.")
                : Sentence.of("Remove it; the fields are {0}.", String.join(", ", names));
    }

    private static String below(String at, String field) {
        String shown = field.length() <= 64 ? field : field.substring(0, 64) + "…";
        return at.isEmpty() ? shown : at + "." + shown;
    }

    private void report(String field, Sentence what, Sentence mend) {
        faults.add(new Fault(field, what, mend));
    }
}
