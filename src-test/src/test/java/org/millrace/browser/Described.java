package org.millrace.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the served description says of the texts that each operation takes: {@code .goals[].name}, {@code .mapping{}}. */
final class Described {

    private static final String ROOT = "/millrace/api/v1/";

    private final JsonNode schemas;
    private final Map<String, Body> bodies = new TreeMap<>();

    Described(JsonNode document) {
        schemas = document.at("/components/schemas");
        document.path("paths").fields().forEachRemaining(path -> List.of("post", "put", "patch")
                .forEach(method -> path.getValue()
                        .path(method)
                        .at("/requestBody/content")
                        .forEach(content -> bodies.computeIfAbsent(
                                        method.toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey().replace(ROOT, ""),
                                        operation -> new Body())
                                .walk(content.path("schema"), "", Set.of()))));
    }

    /** By operation, as {@code PUT contacts/{externalId}}. */
    Map<String, Set<String>> texts() {
        Map<String, Set<String>> texts = new TreeMap<>();
        bodies.forEach((operation, body) -> texts.put(operation, body.texts));
        return texts;
    }

    /** The pointers of the strings in a body that the description does not bind to words, a format or a pattern. */
    List<String> free(String operation, JsonNode body) {
        List<String> free = new ArrayList<>();
        leaves(bodies.getOrDefault(operation, new Body()), body, "", "", free);
        return free;
    }

    /** The pointers of the objects in a body whose keys are the caller's own: maps, and what is described as any object. */
    List<String> maps(String operation, JsonNode body) {
        List<String> maps = new ArrayList<>();
        objects(bodies.getOrDefault(operation, new Body()), body, "", "", maps);
        return maps;
    }

    private static void objects(Body body, JsonNode node, String pointer, String name, List<String> maps) {
        boolean free = node.isObject()
                && !node.isEmpty()
                && body.names.stream().noneMatch(known -> known.startsWith(name + "."));
        if (body.maps.contains(name) || free) {
            maps.add(pointer);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            objects(body, node.get(i), pointer + "/" + i, name + "[]", maps);
        }
        node.fields()
                .forEachRemaining(part -> objects(
                        body,
                        part.getValue(),
                        pointer + "/" + part.getKey(),
                        body.maps.contains(name) ? name + "{}" : name + "." + part.getKey(),
                        maps));
    }

    /** As the description names it: {@code /goals/0/name} is {@code .goals[].name}. */
    String named(String operation, String pointer) {
        Body body = bodies.getOrDefault(operation, new Body());
        String name = "";
        for (String part : pointer.substring(1).split("/")) {
            name = body.maps.contains(name) ? name + "{}" : part.matches("\\d+") ? name + "[]" : name + "." + part;
        }
        return name;
    }

    private static void leaves(Body body, JsonNode node, String pointer, String name, List<String> free) {
        if (node.isTextual() && !body.bound.contains(name)) {
            free.add(pointer);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(body, node.get(i), pointer + "/" + i, name + "[]", free);
        }
        node.fields()
                .forEachRemaining(part -> leaves(
                        body,
                        part.getValue(),
                        pointer + "/" + part.getKey(),
                        body.maps.contains(name) ? name + "{}" : name + "." + part.getKey(),
                        free));
    }

    private final class Body {

        private final Set<String> names = new HashSet<>();
        private final Set<String> texts = new TreeSet<>();
        private final Set<String> bound = new HashSet<>();
        private final Set<String> maps = new HashSet<>();

        private void walk(JsonNode schema, String name, Set<String> above) {
            names.add(name);
            String reference = schema.path("$ref").asText().replaceFirst(".*/", "");
            if (!reference.isEmpty()) {
                if (!above.contains(reference)) {
                    Set<String> here = new HashSet<>(above);
                    here.add(reference);
                    walk(schemas.path(reference), name, here);
                }
                return;
            }
            List.of("allOf", "anyOf", "oneOf").forEach(all -> schema.path(all).forEach(one -> walk(one, name, above)));
            if (schema.path("type").asText().equals("string")) {
                (schema.has("enum") || schema.has("format") || schema.has("pattern") ? bound : texts).add(name);
            }
            schema.path("properties")
                    .fields()
                    .forEachRemaining(part -> walk(part.getValue(), name + "." + part.getKey(), above));
            if (schema.has("items")) {
                walk(schema.path("items"), name + "[]", above);
            }
            if (schema.path("additionalProperties").isObject()) {
                maps.add(name);
                walk(schema.path("additionalProperties"), name + "{}", above);
            }
        }
    }
}
