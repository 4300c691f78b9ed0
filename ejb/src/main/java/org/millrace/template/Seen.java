package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which fields of one of a template's values are read, {@code contact} for example: by their names below it. */
final class Seen {

    private static final String ATTRIBUTES = "attributes";

    private final Set<String> names = new HashSet<>();
    private boolean all;

    /** @param paths as {@link TemplateSyntax} finds them */
    static Seen below(String root, Collection<String> paths) {
        Seen seen = new Seen();
        paths.stream()
                .filter(path -> path.startsWith(root + "."))
                .map(path -> path.substring(root.length() + 1))
                .forEach(seen::add);
        return seen;
    }

    private void add(String path) {
        String name = first(path);
        String rest = path.substring(Math.min(path.length(), path.startsWith("[") ? name.length() + 2 : name.length()));
        if (name.equals("this") || name.equals(ATTRIBUTES) && rest.isEmpty()) {
            all = true;
        } else if (name.equals(ATTRIBUTES)) {
            String attribute = first(rest.substring(1));
            all = all || attribute.equals("this");
            names.add(attribute);
        } else {
            names.add(name);
        }
    }

    private static String first(String path) {
        if (path.startsWith("[")) {
            return path.substring(1, path.indexOf(']'));
        }
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    String only(String name, String value) {
        return all || names.contains(name) ? value : null;
    }

    /** @param attributes may be null */
    JsonNode only(JsonNode attributes) {
        if (all || attributes == null || !attributes.isObject()) {
            return attributes;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        attributes.properties().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
        return kept.isEmpty() ? null : kept;
    }
}
