package org.millrace.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.millrace.calendar.Cron;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.web.Words;
import org.millrace.workflow.WorkflowDocument.Node;

/**
 * What a node is set to do, as the builder tells it below its name (summary.ts).
 *
 * @param templates what people call them, by slug
 */
record NodeSub(Words words, Map<String, String> templates) {

    private static final Map<String, BiFunction<NodeSub, JsonNode, String>> SUBS = Map.ofEntries(
            Map.entry("schedule-trigger", NodeSub::schedule),
            Map.entry(
                    "event-trigger",
                    (said, config) -> said.words.of("node.event-trigger.event", text(config, "event"))),
            Map.entry("send", NodeSub::send),
            Map.entry("webhook", (said, config) -> either(text(config, "provider"), host(text(config, "url")))),
            Map.entry("wait", NodeSub::pause),
            Map.entry("condition", NodeSub::asks),
            Map.entry("split", NodeSub::split),
            Map.entry("branch", (said, config) -> stream(config.path("ways"))
                    .map(way -> text(way, "port"))
                    .collect(Collectors.joining(", "))),
            Map.entry("tag", (said, config) -> Stream.concat(
                            stream(config.path("add")).map(tag -> "+ " + tag.asText()),
                            stream(config.path("remove")).map(tag -> "− " + tag.asText()))
                    .collect(Collectors.joining(", "))),
            Map.entry(
                    "set-attribute",
                    (said, config) -> text(config, "name") + " = " + either(text(config, "value"), "–")),
            Map.entry("adjust-score", NodeSub::points),
            Map.entry("fire-event", (said, config) -> text(config, "name")),
            Map.entry(
                    "jump",
                    (said, config) -> config.path("atMost").isNumber()
                            ? said.words.of(
                                    "node.jump.times", config.path("atMost").asLong())
                            : ""),
            Map.entry("approval", (said, config) -> text(config, "question")),
            Map.entry("exit", NodeSub::exit));

    /** Blank where the type's name says it all. */
    String of(Node node) {
        return node.config() == null
                ? ""
                : SUBS.getOrDefault(node.type(), (said, config) -> "").apply(this, node.config());
    }

    private String schedule(JsonNode config) {
        try {
            return Cron.parse(text(config, "cron"), "cron").summary(words.wording());
        } catch (InvalidInput e) {
            return text(config, "cron");
        }
    }

    private String send(JsonNode config) {
        String template = text(config, "template");
        if (template.isEmpty()) {
            return words.of(text(config, "channel").equals("null") ? "node.send.nowhere" : "node.send.choose");
        }
        return templates.getOrDefault(template, template);
    }

    private String pause(JsonNode config) {
        List<String> parts = new ArrayList<>();
        if (config.path("amount").isNumber()) {
            parts.add(words.of(
                    "node.wait." + text(config, "unit"), config.path("amount").asLong()));
        }
        JsonNode until = config.path("until");
        if (until.hasNonNull("at")) {
            parts.add(words.of("node.wait.until", text(until, "at")));
        } else if (until.hasNonNull("between")) {
            parts.add(words.of("node.wait.between", text(until, "between")));
        }
        if (config.hasNonNull("date")) {
            parts.add(words.of("node.wait.date", text(config.path("date"), "field")));
        }
        return String.join(", ", parts);
    }

    private String asks(JsonNode config) {
        Set<String> names = new LinkedHashSet<>();
        named(config.path("when"), names);
        return names.isEmpty() ? "" : words.of("node.condition.asks", String.join(", ", names));
    }

    private static void named(JsonNode rule, Set<String> names) {
        Stream.of("tag", "segment", "name", "template")
                .filter(rule::hasNonNull)
                .findFirst()
                .ifPresent(field -> names.add(text(rule, field)));
        JsonNode parts = rule.path("of");
        if (parts.isArray()) {
            parts.forEach(part -> named(part, names));
        } else if (parts.isObject()) {
            named(parts, names);
        }
    }

    private String split(JsonNode config) {
        return config.hasNonNull("attribute")
                ? words.of("node.split.attribute", text(config, "attribute"))
                : words.of("node.split.weights", config.path("arms").size());
    }

    private String points(JsonNode config) {
        JsonNode by = config.path("by");
        String amount = by.asText().replace("-", "");
        return by.isNumber() ? (by.asDouble() < 0 ? "− " : "+ ") + amount + " " + text(config, "criterion") : "";
    }

    private String exit(JsonNode config) {
        String kind = "node.exit." + text(config, "kind");
        return either(text(config, "reason"), words.has(kind) ? words.of(kind) : "");
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String text(JsonNode config, String field) {
        return config.path(field).asText("");
    }
}
