package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the fields in which two JSON trees differ, down to the leaves. */
final class FieldChanges {

    private final List<FieldChange> found = new ArrayList<>();

    static List<FieldChange> between(String field, JsonNode before, JsonNode after) {
        FieldChanges changes = new FieldChanges();
        changes.compare(field, before, after);
        return changes.found;
    }

    /** A text that may be missing, as JSON. */
    static JsonNode text(String value) {
        return value == null ? null : JsonNodeFactory.instance.textNode(value);
    }

    private void compare(String field, JsonNode before, JsonNode after) {
        if (before == null || after == null) {
            if (before != after) {
                found.add(new FieldChange(field, before, after));
            }
        } else if (before.isObject() && after.isObject()) {
            names(before, after).forEach(name -> compare(field + "." + name, before.get(name), after.get(name)));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(field + "[" + i + "]", before.get(i), after.get(i));
            }
        } else if (!before.equals(after)) {
            found.add(new FieldChange(field, before, after));
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
