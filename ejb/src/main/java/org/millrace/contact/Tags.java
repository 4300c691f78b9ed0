package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Labels of contacts: lower or upper case as written, one line, no slash. */
final class Tags {

    private static final int MAX = 100;

    private Tags() {}

    static String normalised(String value) throws InvalidValue {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(Sentence.of("is empty"), Sentence.of("A tag has 1 to {0} characters.", MAX));
        }
        String tag = Texts.line(value, MAX);
        if (tag.indexOf('/') >= 0 || tag.indexOf('\\') >= 0) {
            throw new InvalidValue(
                    Sentence.of("holds a slash"), Sentence.of("A tag is part of an address; use a colon or a hyphen."));
        }
        return tag;
    }

    static Set<String> checked(Collection<String> tags) {
        Set<String> checked = new TreeSet<>();
        for (String tag : tags) {
            try {
                checked.add(normalised(tag));
            } catch (InvalidValue e) {
                throw new InvalidInput(List.of(e.at("tags")));
            }
        }
        return checked;
    }

    static Set<String> read(JsonNode json, String where, List<Violation> violations) {
        Set<String> tags = new TreeSet<>();
        if (!json.isArray()) {
            violations.add(new Violation(where, Sentence.of("is not a list"), Sentence.of("Send [\"tag\", …].")));
            return tags;
        }
        for (JsonNode tag : json) {
            try {
                tags.add(normalised(tag.isTextual() ? tag.textValue() : null));
            } catch (InvalidValue e) {
                violations.add(e.at(where));
            }
        }
        return tags;
    }
}
