package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.millrace.platform.Sentence;

/** Rules for text that comes from outside. */
final class Texts {

    private Texts() {}

    /** One line of at most {@code max} characters: what may stand in a header, a log or a table cell. */
    static String line(String value, int max) throws InvalidValue {
        String text = storable(value.strip(), max);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Sentence.of("holds a control character or a line break"), Sentence.of("Remove it."));
        }
        return text;
    }

    /** Whether PostgreSQL can be asked for it; what cannot be stored is not there. */
    static boolean askable(String value) {
        return value != null && value.indexOf('\0') < 0;
    }

    /** What PostgreSQL can keep: no NUL, no half of a surrogate pair. */
    static String storable(String value, int max) throws InvalidValue {
        if (value.length() > max) {
            throw new InvalidValue(
                    Sentence.of("has {0} characters", value.length()), Sentence.of("At most {0} are kept.", max));
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidValue(Sentence.of("holds a NUL character"), Sentence.of("Remove it."));
        }
        if (!wellFormed(value)) {
            throw new InvalidValue(Sentence.of("is not valid Unicode"), Sentence.of("Send well-formed text."));
        }
        return value;
    }

    private static boolean wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The same for every name and text of a JSON value. */
    static void storable(JsonNode json) throws InvalidValue {
        if (json.isTextual()) {
            storable(json.textValue(), Integer.MAX_VALUE);
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            storable(entry.getKey(), Integer.MAX_VALUE);
            storable(entry.getValue());
        }
        if (json.isArray()) {
            for (JsonNode element : json) {
                storable(element);
            }
        }
    }
}
