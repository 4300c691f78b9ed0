package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * A checked change of a contact.
 *
 * @param fields fields that are set, or cleared where the value is empty
 * @param attributes attributes that are set, or removed where the value is null
 * @param tags tags that are added
 * @param replaces true: what the patch does not name is cleared; false: it stays
 */
record ContactPatch(
        Map<ContactField, Optional<String>> fields, ObjectNode attributes, Set<String> tags, boolean replaces) {

    /** Reads the JSON form of a contact; what is wrong goes to {@code violations}, each place below {@code where}. */
    static ContactPatch read(JsonNode json, boolean replaces, String where, List<Violation> violations) {
        Map<ContactField, Optional<String>> fields = new EnumMap<>(ContactField.class);
        ObjectNode attributes = Attributes.none();
        Set<String> tags = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String place = where + entry.getKey();
            Optional<ContactField> field = ContactField.named(entry.getKey());
            if (field.isPresent()) {
                text(field.get(), entry.getValue(), place, violations).ifPresent(v -> fields.put(field.get(), v));
            } else if (entry.getKey().equals("attributes")) {
                attributes = Attributes.read(entry.getValue(), place, violations);
            } else if (entry.getKey().equals("tags")) {
                tags.addAll(Tags.read(entry.getValue(), place, violations));
            } else if (!entry.getKey().equals("externalId")) {
                violations.add(new Violation(
                        place, Sentence.of("is not a field of a contact"), Sentence.of("Put it into \"attributes\".")));
            }
        }
        return new ContactPatch(fields, attributes, tags, replaces);
    }

    private static Optional<Optional<String>> text(
            ContactField field, JsonNode value, String where, List<Violation> violations) {
        if (value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
            return Optional.of(Optional.empty());
        }
        if (!value.isTextual()) {
            violations.add(
                    new Violation(where, Sentence.of("is not a text"), Sentence.of("Send a JSON string or null.")));
            return Optional.empty();
        }
        try {
            return Optional.of(Optional.of(field.normalised(value.textValue())));
        } catch (InvalidValue e) {
            violations.add(e.at(where));
            return Optional.empty();
        }
    }

    static List<Violation> violations() {
        return new ArrayList<>();
    }
}
