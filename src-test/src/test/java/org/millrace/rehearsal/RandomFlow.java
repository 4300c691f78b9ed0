package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.millrace.platform.Json;

/** A workflow and what happens to one contact in it, made from a number; the same number makes the same. */
record RandomFlow(ObjectNode workflow, List<Happens> story) {

    private static final List<String> EVENTS = List.of("clicked", "replied", "paid");
    private static final List<String> TAGS = List.of("vip", "trial");
    private static final List<String> TYPES = List.of(
            "send",
            "send",
            "wait",
            "wait",
            "wait-event",
            "condition",
            "branch",
            "tag",
            "set-attribute",
            "fire-event",
            "jump",
            "approval",
            "exit");

    /** @param what {@code event replied}, {@code tag vip}, {@code untag vip}, {@code out email}, {@code approve}, … */
    record Happens(Duration at, String what) {}

    static RandomFlow of(long seed) {
        Random random = new Random(seed);
        Maker maker = new Maker(random);
        return new RandomFlow(maker.workflow(), maker.story());
    }

    private record Maker(Random random) {

        ObjectNode workflow() {
            int size = 2 + random.nextInt(8);
            ObjectNode root =
                    JsonNodeFactory.instance.objectNode().put("slug", "random").put("name", "Random");
            ArrayNode nodes = root.putArray("nodes");
            ArrayNode edges = root.putArray("edges");
            nodes.addObject().put("id", "n0").put("type", "manual-trigger");
            List<List<String>> ports = new ArrayList<>(List.of(List.of("next")));
            for (int i = 1; i <= size; i++) {
                ports.add(node(nodes.addObject().put("id", "n" + i)));
            }
            for (int i = 0; i <= size; i++) {
                for (String port : ports.get(i)) {
                    edges(edges, i, port, size);
                }
            }
            prune(nodes, edges);
            if (random.nextInt(3) == 0) {
                ObjectNode interrupt = root.putArray("interrupts").addObject().put("name", "stop");
                interrupt.putObject("when").putObject("event").put("name", pick(EVENTS));
                interrupt.putObject("then").put("kind", "exit").put("status", "partial");
            }
            return root;
        }

        /** Nodes that no path leads to would be refused. */
        private static void prune(ArrayNode nodes, ArrayNode edges) {
            Set<String> reached = new HashSet<>(Set.of("n0"));
            boolean more = true;
            while (more) {
                more = false;
                for (JsonNode edge : edges) {
                    more |= reached.contains(edge.get("from").asText())
                            && reached.add(edge.get("to").asText());
                }
            }
            nodes.removeIf(node -> !reached.contains(node.get("id").asText()));
            edges.removeIf(edge -> !reached.contains(edge.get("from").asText()));
        }

        private void edges(ArrayNode edges, int from, String port, int size) {
            if (random.nextInt(3) == 0) {
                ObjectNode edge = edge(edges, from, port, size);
                edge.set("when", condition(1));
            }
            if (random.nextInt(8) != 0) {
                edge(edges, from, port, size);
            }
        }

        /** Mostly forward, the next one most of all, or hardly any graph would pass. */
        private ObjectNode edge(ArrayNode edges, int from, String port, int size) {
            int to = random.nextInt(5) == 0
                    ? 1 + random.nextInt(size)
                    : Math.min(size, from + 1 + (random.nextBoolean() ? 0 : random.nextInt(3)));
            return edges.addObject().put("from", "n" + from).put("port", port).put("to", "n" + to);
        }

        private List<String> node(ObjectNode node) {
            String type = pick(TYPES);
            node.put("type", type.equals("wait-event") ? "wait" : type);
            ObjectNode config = node.putObject("config");
            switch (type) {
                case "send":
                    config.put("channel", "email").put("template", "t");
                    return List.of("next");
                case "wait":
                    config.put("amount", random.nextInt(40)).put("unit", "hours");
                    return List.of("next");
                case "wait-event":
                    config.put("amount", 1 + random.nextInt(40)).put("unit", "hours");
                    config.putObject("event").put("name", pick(EVENTS));
                    return List.of("happened", "timeout");
                case "condition":
                    config.set("when", condition(2));
                    return List.of("yes", "no");
                case "branch":
                    ArrayNode ways = config.putArray("ways");
                    ways.addObject().put("port", "a").set("when", condition(1));
                    ways.addObject().put("port", "b").set("when", condition(1));
                    return List.of("a", "b", "otherwise");
                case "tag":
                    config.putArray(random.nextBoolean() ? "add" : "remove").add(pick(TAGS));
                    return List.of("next");
                case "set-attribute":
                    config.put("name", "stage").put("value", random.nextInt(3));
                    return List.of("next");
                case "fire-event":
                    config.put("name", pick(EVENTS));
                    return List.of("next");
                case "jump":
                    config.put("atMost", 1 + random.nextInt(3));
                    return List.of("again", "next");
                case "approval":
                    config.put("question", "Go on?")
                            .putObject("within")
                            .put("amount", 9)
                            .put("unit", "hours");
                    return List.of("approved", "rejected", "timeout");
                default:
                    config.put("status", pick(List.of("success", "partial", "failed")));
                    return List.of();
            }
        }

        private ObjectNode condition(int depth) {
            ObjectNode condition = JsonNodeFactory.instance.objectNode();
            switch (random.nextInt(depth > 0 ? 6 : 3)) {
                case 0:
                    return condition.put("type", "hasTag").put("tag", pick(TAGS));
                case 1:
                    return condition
                            .put("type", "attribute")
                            .put("name", "stage")
                            .put("equals", random.nextInt(3));
                case 2:
                    return condition
                            .put("type", "event")
                            .put("name", pick(EVENTS))
                            .put("sinceStart", random.nextBoolean());
                case 3:
                    condition.put("type", "not").set("of", condition(depth - 1));
                    return condition;
                default:
                    ArrayNode parts = condition
                            .put("type", random.nextBoolean() ? "all" : "any")
                            .putArray("of");
                    parts.add(condition(depth - 1)).add(condition(depth - 1));
                    return condition;
            }
        }

        List<Happens> story() {
            List<Happens> story = new ArrayList<>();
            int length = random.nextInt(8);
            for (int i = 0; i < length; i++) {
                String what = pick(List.of(
                        "event " + pick(EVENTS),
                        "event " + pick(EVENTS),
                        "tag " + pick(TAGS),
                        "untag " + pick(TAGS),
                        "approve",
                        "reject",
                        "skip",
                        random.nextInt(4) == 0 ? "out email" : "event " + pick(EVENTS)));
                story.add(new Happens(Duration.ofHours(random.nextInt(100)), what));
            }
            story.sort(Comparator.comparing(Happens::at));
            return story;
        }

        private String pick(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    @Override
    public String toString() {
        return Json.write(workflow) + "\n" + story;
    }
}
