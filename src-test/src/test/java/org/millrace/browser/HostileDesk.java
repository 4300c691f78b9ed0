package org.millrace.browser;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/**
 * Puts hostile text into every free text of a body, one after the other, and keeps each that is taken: at the end a thing is
 * stored that is hostile wherever it can be. A refusal has to be a problem of the 4xx kind that names the field or its
 * surroundings, or quotes the text.
 */
final class HostileDesk {

    private static final JsonNode NOBODY = Json.tree("{\"rejected\": []}");
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private final Described described;
    private final Map<String, Set<String>> tried = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    HostileDesk(Described described) {
        this.described = described;
    }

    /**
     * @param body a valid one with a value for every text; {@code §} in it is another word in every call
     * @param kept names of texts that are tried and then put back, since others refer to them
     */
    JsonNode fill(String operation, Function<String, Rest.Answer> call, String body, String... kept) {
        JsonNode filled = Json.tree(body);
        if (must(operation, call, filled) == NOBODY) {
            return NOBODY;
        }
        for (String pointer : described.free(operation, filled)) {
            tried.computeIfAbsent(operation, key -> new TreeSet<>()).add(described.named(operation, pointer));
            JsonNode before = filled.at(pointer);
            HostileText.BROKEN.forEach(text -> survives(operation, call, with(filled, pointer, text), pointer));
            boolean taken = HostileText.ALL.stream()
                    .anyMatch(text -> takes(operation, call, with(filled, pointer, text), pointer));
            if (!taken || List.of(kept).contains(name(pointer))) {
                with(filled, pointer, before.asText());
            }
        }
        described.maps(operation, filled).forEach(pointer -> keys(operation, call, filled, pointer));
        return must(operation, call, filled);
    }

    /** A key of a map is the caller's text as well; it is kept beside the others where it is taken. */
    private void keys(String operation, Function<String, Rest.Answer> call, JsonNode body, String pointer) {
        ObjectNode map = (ObjectNode) body.at(pointer);
        JsonNode value = map.elements().next();
        HostileText.BROKEN.forEach(key -> {
            map.set(key, value);
            survives(operation, call, body, pointer);
            map.remove(key);
        });
        for (String key : HostileText.ALL) {
            map.set(key, value);
            Rest.Answer answer = call.apply(written(body));
            if (took(answer)) {
                return;
            }
            map.remove(key);
            if (!problem(answer)) {
                faults.add(operation + " " + pointer + " with the key " + key + " was answered " + answer.status() + " "
                        + answer.response().body());
            }
        }
    }

    /** What nobody put anything hostile into. */
    List<String> forgotten(Collection<String> notText) {
        List<String> forgotten = new ArrayList<>();
        described.texts().forEach((operation, names) -> names.stream()
                .filter(name -> !tried.getOrDefault(operation, Set.of()).contains(name))
                .map(name -> operation + " " + name)
                .filter(name -> notText.stream().noneMatch(name::matches))
                .forEach(forgotten::add));
        return forgotten;
    }

    List<String> faults() {
        return faults;
    }

    private JsonNode must(String operation, Function<String, Rest.Answer> call, JsonNode body) {
        Rest.Answer answer = call.apply(written(body));
        if (!took(answer)) {
            faults.add("the valid " + operation + " was answered " + answer.status() + " "
                    + answer.response().body() + " for " + body);
            return NOBODY;
        }
        return answer.json();
    }

    private boolean takes(String operation, Function<String, Rest.Answer> call, JsonNode body, String pointer) {
        Rest.Answer answer = call.apply(written(body));
        if (took(answer)) {
            return true;
        }
        String said = answer.response().body();
        boolean named = answer.status() == 404
                || Stream.of(pointer.substring(1).split("/"))
                        .anyMatch(part -> !INDEX.matcher(part).matches() && said.contains(part))
                || said.contains(body.at(pointer).toString().replaceAll("^\"§?|\"$", ""));
        if (!problem(answer) || !named) {
            faults.add(operation + " " + pointer + " = " + body.at(pointer) + " was answered " + answer.status() + " "
                    + said);
        }
        return false;
    }

    private static boolean problem(Rest.Answer answer) {
        return answer.status() < 300
                || answer.status() >= 400
                        && answer.status() < 500
                        && answer.header("Content-Type").startsWith("application/problem+json");
    }

    private void survives(String operation, Function<String, Rest.Answer> call, JsonNode body, String pointer) {
        Rest.Answer answer = call.apply(written(body));
        if (answer.status() >= 500) {
            faults.add(operation + " " + pointer + " = " + body.at(pointer) + " was answered " + answer.status());
        }
    }

    /** Batches answer 200 and say what they left. */
    private static boolean took(Rest.Answer answer) {
        return answer.status() < 300
                && answer.json().path("rejected").isEmpty()
                && answer.json().path("errors").isEmpty();
    }

    private static String name(String pointer) {
        List<String> parts = new ArrayList<>(List.of(pointer.split("/")));
        parts.removeIf(part -> INDEX.matcher(part).matches());
        return parts.get(parts.size() - 1);
    }

    private static String written(JsonNode body) {
        return Json.write(body).replace("§", "n" + System.nanoTime()).replace("\ud800", "\\ud800");
    }

    private static JsonNode with(JsonNode body, String pointer, String text) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = body.at(at.head());
        if (parent.isArray()) {
            ((ArrayNode) parent).set(at.last().getMatchingIndex(), text);
        } else {
            ((ObjectNode) parent).put(at.last().getMatchingProperty(), text);
        }
        return body;
    }
}
