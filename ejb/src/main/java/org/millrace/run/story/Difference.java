package org.millrace.run.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** What a record of the audit trail says was changed of a contact, name by name. */
final class Difference {

    /** Consequences of a change, and what has records of its own. */
    private static final Set<String> LEFT_OUT =
            Set.of("id", "externalId", "version", "createdAt", "updatedAt", "tags", "scores");

    private final ObjectNode changed = JsonNodeFactory.instance.objectNode();

    private Difference() {}

    /** Null where nothing of it can be told: it was not there before, or what it said has been forgotten. */
    static JsonNode between(JsonNode before, JsonNode after) {
        Difference difference = new Difference();
        if (isList(before) || isList(after)) {
            difference.put("tags", orMissing(before), orMissing(after));
        } else if (before != null && after != null) {
            difference.fields(before, after);
        }
        return difference.changed.isEmpty() ? null : difference.changed;
    }

    private void fields(JsonNode before, JsonNode after) {
        for (String name : names(before, after)) {
            if (name.equals("attributes")) {
                JsonNode old = before.path(name);
                JsonNode now = after.path(name);
                names(old, now).forEach(attribute -> put(attribute, old.path(attribute), now.path(attribute)));
            } else if (!LEFT_OUT.contains(name)) {
                put(name, before.path(name), after.path(name));
            }
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void put(String name, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        ObjectNode sides = changed.putObject(name);
        if (known(before)) {
            sides.set("before", before);
        }
        if (known(after)) {
            sides.set("after", after);
        }
    }

    private static boolean known(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static boolean isList(JsonNode value) {
        return value != null && value.isArray();
    }

    private static JsonNode orMissing(JsonNode value) {
        return value == null ? MissingNode.getInstance() : value;
    }
}
