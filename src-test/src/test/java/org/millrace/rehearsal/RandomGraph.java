package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.millrace.rehearsal.RandomFlow.Words;

/**
 * A workflow that validation passes: edges lead on, and back only from a jump or from a wait that lasts, there under a condition and
 * beside a way on.
 */
record RandomGraph(Random random, Words words) {

    ObjectNode workflow() {
        int size = 3 + random.nextInt(10);
        String mark = Integer.toString(random.nextInt(46_656), 36);
        RandomNodes nodes = new RandomNodes(random, words);
        List<ObjectNode> made = new ArrayList<>();
        made.add(JsonNodeFactory.instance.objectNode().put("id", id(0, mark)).put("type", "manual-trigger"));
        List<List<String>> ports = new ArrayList<>(List.of(List.of("next")));
        for (int i = 1; i <= size; i++) {
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id(i, mark));
            ports.add(nodes.fill(node));
            made.add(node);
        }
        ArrayNode edges = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= size; i++) {
            for (String port : ports.get(i)) {
                edges(edges, made, i, port);
            }
        }
        ObjectNode root =
                JsonNodeFactory.instance.objectNode().put("slug", "random").put("name", "Random");
        ArrayNode all = root.putArray("nodes").addAll(made);
        root.set("edges", edges);
        prune(all, edges);
        interrupts(root);
        return root;
    }

    private static String id(int i, String mark) {
        return "n" + i + "-" + mark;
    }

    private void edges(ArrayNode edges, List<ObjectNode> nodes, int from, String port) {
        boolean last = from == nodes.size() - 1;
        if (mayGoBack(nodes.get(from), port) && random.nextInt(3) == 0) {
            ObjectNode back = edge(edges, nodes, from, port, 1 + random.nextInt(from));
            if (!port.equals("again")) {
                back.set("when", new RandomCondition(random, words).next(1));
            }
            if (port.equals("again")) {
                return;
            }
        } else if (!last && random.nextInt(4) == 0) {
            edge(edges, nodes, from, port, ahead(nodes, from)).set("when", new RandomCondition(random, words).next(1));
        }
        if (!last && (from == 0 || random.nextInt(20) != 0)) {
            edge(edges, nodes, from, port, ahead(nodes, from));
        }
    }

    private static boolean mayGoBack(JsonNode node, String port) {
        String type = node.path("type").asText();
        boolean lasts = node.at("/config/amount").asInt() >= RandomNodes.LASTING;
        return type.equals("jump") && port.equals("again")
                || type.equals("wait") && lasts && (port.equals("next") || port.equals("timeout"));
    }

    private int ahead(List<ObjectNode> nodes, int from) {
        return Math.min(nodes.size() - 1, from + 1 + (random.nextBoolean() ? 0 : random.nextInt(3)));
    }

    private static ObjectNode edge(ArrayNode edges, List<ObjectNode> nodes, int from, String port, int to) {
        return edges.addObject()
                .put("from", nodes.get(from).get("id").asText())
                .put("port", port)
                .put("to", nodes.get(to).get("id").asText());
    }

    /** Nodes that no path leads to would be refused. */
    private static void prune(ArrayNode nodes, ArrayNode edges) {
        Set<String> reached = new HashSet<>(Set.of(nodes.get(0).get("id").asText()));
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

    private void interrupts(ObjectNode root) {
        ArrayNode interrupts = JsonNodeFactory.instance.arrayNode();
        if (random.nextInt(4) == 0) {
            ObjectNode event = interrupt(interrupts).putObject("event").put("name", words.event());
            if (random.nextBoolean()) {
                event.putArray("where").addObject().put("name", "amount").put("atLeast", 50);
            }
        }
        if (random.nextInt(5) == 0) {
            interrupt(interrupts).put("goal", random.nextBoolean() ? "bought" : "*");
        }
        if (random.nextInt(5) == 0) {
            interrupt(interrupts).put("unsubscribed", true);
        }
        if (random.nextInt(5) == 0) {
            interrupt(interrupts).put("leftAudience", true);
        }
        if (!interrupts.isEmpty()) {
            root.set("interrupts", interrupts);
        }
    }

    private ObjectNode interrupt(ArrayNode interrupts) {
        ObjectNode interrupt = interrupts.addObject().put("name", "stop " + interrupts.size());
        ObjectNode when = interrupt.putObject("when");
        RandomNodes.exit(random, interrupt.putObject("then"));
        return when;
    }
}
