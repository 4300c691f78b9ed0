package org.millrace.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.millrace.calendar.Cron;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.web.Words;
import org.millrace.workflow.WorkflowDocument.Node;

/** A node in a few words. A type without words of its own here is shown with its name. */
public final class NodeWords {

    private static final Map<String, BiFunction<Words, JsonNode, String>> SUBS = Map.of(
            "send", NodeWords::send,
            "wait",
                    (words, config) -> words.of(
                            "node.wait." + text(config, "unit"),
                            config.path("amount").asLong()),
            "split", NodeWords::split,
            "schedule-trigger", NodeWords::schedule,
            "event-trigger", (words, config) -> words.of("node.event-trigger.event", text(config, "event")),
            "tag", NodeWords::tag,
            "exit", (words, config) -> config.hasNonNull("reason") ? text(config, "reason") : text(config, "kind"));

    private final Words words;

    public NodeWords(Words words) {
        this.words = words;
    }

    public static String title(Node node) {
        return node.name() == null ? node.id() : node.name();
    }

    public String sub(Node node) {
        JsonNode config = node.config();
        String sub = config == null
                ? ""
                : SUBS.getOrDefault(node.type(), (unused, none) -> "").apply(words, config);
        return sub.isBlank() ? type(node.type()) : sub;
    }

    public String type(String type) {
        String key = "node." + type;
        return words.has(key) ? words.of(key) : type;
    }

    /** The ports of the node types have words; a way of its own is called as its author called it. */
    public String port(String port) {
        String key = "builder.port." + port;
        return words.has(key) ? words.of(key) : port;
    }

    public String symbol(String type) {
        String key = "node." + type + ".symbol";
        return words.has(key) ? words.of(key) : "node";
    }

    public String tone(String type) {
        String key = "node." + type + ".tone";
        return words.has(key) ? words.of(key) : "plain";
    }

    private static String send(Words words, JsonNode config) {
        return config.hasNonNull("template")
                ? words.of("node.send.template", text(config, "template"))
                : words.of("node.send.nowhere");
    }

    private static String schedule(Words words, JsonNode config) {
        try {
            return Cron.parse(text(config, "cron"), "cron").summary();
        } catch (InvalidInput e) {
            return text(config, "cron");
        }
    }

    private static String split(Words words, JsonNode config) {
        return config.hasNonNull("attribute")
                ? words.of("node.split.attribute", text(config, "attribute"))
                : words.of("node.split.weights", config.path("arms").size());
    }

    private static String tag(Words words, JsonNode config) {
        List<String> changes = new ArrayList<>();
        config.path("add").forEach(tag -> changes.add("+ " + tag.asText()));
        config.path("remove").forEach(tag -> changes.add("− " + tag.asText()));
        return String.join(", ", changes);
    }

    private static String text(JsonNode config, String field) {
        return config.path(field).asText();
    }
}
