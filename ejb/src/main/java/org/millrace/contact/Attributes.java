package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** The long tail of what is known of a contact: named scalars. Text, numbers and booleans; a date is text in the form of ISO 8601. */
final class Attributes {

    static final int MAX = 200;
    static final int MAX_TEXT = 4_000;

    private static final int MAX_NAME = 64;
    private static final int MAX_DIGITS = 40;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_-]*+");

    private Attributes() {}

    static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String name(String name) throws InvalidValue {
        Texts.storable(name, MAX_NAME);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValue(
                    Sentence.of("is not a name for an attribute"),
                    Sentence.of("Use letters, digits, underscore and hyphen, at most {0}.", MAX_NAME));
        }
        if (ContactField.RESERVED.contains(name) || ContactField.named(name).isPresent()) {
            throw new InvalidValue(
                    Sentence.of("is the name of a field"), Sentence.of("Set the field, or choose another name."));
        }
        return name;
    }

    static JsonNode value(JsonNode value) throws InvalidValue {
        if (value.isTextual()) {
            Texts.storable(value.textValue(), MAX_TEXT);
        } else if (value.isNumber()) {
            number(value);
        } else if (!value.isBoolean() && !value.isNull()) {
            throw new InvalidValue(
                    Sentence.of("is not a text, number or boolean"),
                    Sentence.of("Attributes are flat: give each value its own name."));
        }
        return value;
    }

    /** The names and values of a JSON object; what is wrong goes to {@code violations}. */
    static ObjectNode read(JsonNode json, String where, List<Violation> violations) {
        ObjectNode read = none();
        if (json == null || json.isNull()) {
            return read;
        }
        if (!json.isObject()) {
            violations.add(new Violation(
                    where, Sentence.of("is not a JSON object"), Sentence.of("Send {\"name\": value, …}.")));
            return read;
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            try {
                read.set(name(entry.getKey()), value(entry.getValue()));
            } catch (InvalidValue e) {
                violations.add(e.at(where + "." + entry.getKey()));
            }
        }
        return read;
    }

    private static void number(JsonNode value) throws InvalidValue {
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            throw new InvalidValue(Sentence.of("is not a number"), Sentence.of("Send a finite number."));
        }
        var decimal = value.decimalValue();
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw new InvalidValue(
                    Sentence.of("has too many digits"), Sentence.of("At most {0} are kept.", MAX_DIGITS));
        }
    }
}
