package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads the fields of a document's objects one by one; what cannot be read or kept is gathered with its place. */
final class DocumentFields {

    private static final int MAX_VIOLATIONS = 100;
    private static final int MAX_COORDINATE = 1_000_000;
    private static final int MAX_SCALE = 300;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    private final List<Violation> violations = new ArrayList<>();

    /** @throws InvalidInput naming all that was gathered */
    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }

    ObjectNode config(JsonNode owner, String at, String field) {
        ObjectNode config = object(owner, at, field);
        return config == null ? JsonNodeFactory.instance.objectNode() : config;
    }

    /** Null where it is left out. */
    ObjectNode object(JsonNode owner, String at, String field) {
        JsonNode value = owner.path(field);
        if (value instanceof ObjectNode object) {
            storable(object, at + "." + field);
            return object;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            report(
                    at + "." + field,
                    Sentence.of("This is not a JSON object."),
                    Sentence.of("Write \"{0}\": {…}.", field));
        }
        return null;
    }

    int coordinate(JsonNode position, String at, String field) {
        JsonNode value = position.path(field);
        if (!value.isNumber() || Math.abs(value.doubleValue()) > MAX_COORDINATE) {
            report(
                    at + "." + field,
                    Sentence.of("A coordinate is a number of at most {0}.", MAX_COORDINATE),
                    Sentence.of("Write pixels: 240."));
            return 0;
        }
        return (int) Math.round(value.doubleValue());
    }

    String id(JsonNode owner, String at, String field) {
        String id = text(owner, at, field, 64, true);
        if (id != null && !isId(id)) {
            report(
                    at + "." + field,
                    Sentence.of("\"{0}\" is not a node's id.", shown(id)),
                    Sentence.of("Use letters, digits, hyphens, dots, underscores."));
        }
        return id;
    }

    String text(JsonNode owner, String at, String field, int longest, boolean required) {
        JsonNode value = owner.path(field);
        String where = at.equals("$") ? field : at + "." + field;
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                report(where, Sentence.of("This is missing."), Sentence.of("Write \"{0}\" with a text.", field));
            }
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > longest) {
            report(
                    where,
                    Sentence.of("This is not a text of at most {0} characters.", longest),
                    Sentence.of("Write a shorter text in quotes."));
            return null;
        }
        if (required && value.textValue().isBlank()) {
            report(where, Sentence.of("This is empty."), Sentence.of("Write at least one character."));
        }
        storable(value, where);
        return value.textValue();
    }

    boolean list(JsonNode list, String where, int most) {
        if (list.isMissingNode() || list.isNull()) {
            return false;
        }
        if (!list.isArray()) {
            report(where, Sentence.of("This is not a list."), Sentence.of("Write \"{0}\": […].", where));
            return false;
        }
        if (list.size() > most) {
            report(
                    where,
                    Sentence.of("There are {0}, the most is {1}.", list.size(), most),
                    Sentence.of("Split the workflow into several."));
            return false;
        }
        return true;
    }

    void known(JsonNode object, String at, Set<String> fields) {
        if (!object.isObject()) {
            report(
                    at,
                    Sentence.of("This is not a JSON object."),
                    Sentence.of("Write {…} with {0}.", new TreeSet<>(fields)));
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                String where = at.equals("$") ? shown(field) : at + "." + shown(field);
                report(
                        where,
                        Sentence.of("There is no such field."),
                        Sentence.of("Remove it; the fields are {0}.", new TreeSet<>(fields)));
            }
        });
    }

    /** The database keeps no NUL, no half of a surrogate pair and no number of a million digits. */
    private void storable(JsonNode value, String where) {
        if (value.isTextual() && !storable(value.textValue())) {
            report(
                    where,
                    Sentence.of("The text has a character that cannot be stored."),
                    Sentence.of("Remove NUL and broken surrogate characters."));
        }
        if (value.isNumber() && !storableNumber(value)) {
            report(
                    where,
                    Sentence.of("The number is too large or too small to be stored."),
                    Sentence.of("Write a number of a sensible size."));
        }
        value.properties().forEach(field -> {
            storable(JsonNodeFactory.instance.textNode(field.getKey()), where);
            storable(field.getValue(), where + "." + shown(field.getKey()));
        });
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                storable(value.get(i), where + "[" + i + "]");
            }
        }
    }

    private static boolean storableNumber(JsonNode value) {
        return Double.isFinite(value.doubleValue())
                && (!value.isBigDecimal()
                        || Math.abs((long) value.decimalValue().scale()) <= MAX_SCALE);
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static String shown(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    void report(String where, Sentence what, Sentence mend) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(where, what, mend));
        }
    }
}
