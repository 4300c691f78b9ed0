package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/** What is known of a contact, apart from who it is: the values of its fields and its attributes. */
record ContactState(Map<ContactField, String> fields, ObjectNode attributes) {

    static final ContactState EMPTY = new ContactState(Map.of(), Attributes.none());

    /** The state after the patch; {@code this} stays as it is. */
    ContactState with(ContactPatch patch) {
        Map<ContactField, String> merged = new EnumMap<>(ContactField.class);
        ObjectNode attributesMerged = Attributes.none();
        if (!patch.replaces()) {
            merged.putAll(fields);
            attributesMerged.setAll(attributes);
        }
        patch.fields()
                .forEach(
                        (field, value) -> value.ifPresentOrElse(v -> merged.put(field, v), () -> merged.remove(field)));
        patch.attributes().properties().forEach(entry -> put(attributesMerged, entry.getKey(), entry.getValue()));
        return new ContactState(merged, attributesMerged);
    }

    String get(ContactField field) {
        return fields.get(field);
    }

    private static void put(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else {
            target.set(name, value);
        }
    }

    /** Numbers are equal by their value: 1.0 is 1. */
    boolean sameAs(ContactState other) {
        return fields.equals(other.fields) && attributes.equals(ContactState::compare, other.attributes);
    }

    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }
}
