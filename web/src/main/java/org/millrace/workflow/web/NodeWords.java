package org.millrace.workflow.web;

import java.util.List;
import java.util.Map;
import org.millrace.platform.web.Words;
import org.millrace.workflow.WorkflowDocument.Node;

/** A node in a few words. A type without words of its own here is shown with its name. */
public final class NodeWords {

    private final Words words;
    private final NodeSub sub;

    public NodeWords(Words words) {
        this(words, Map.of());
    }

    /** @param templates what people call them, by slug */
    NodeWords(Words words, Map<String, String> templates) {
        this.words = words;
        this.sub = new NodeSub(words, templates);
    }

    public static String title(Node node) {
        return node.name() == null || node.name().isBlank() ? node.id() : node.name();
    }

    /** Of the node with that id; the id where there is none. */
    public static String title(List<Node> nodes, String id) {
        return nodes.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .map(NodeWords::title)
                .orElse(id);
    }

    /** What the title says already is not said again. */
    public String sub(Node node) {
        String set = sub.of(node);
        return set.isBlank() || set.equals(title(node)) ? type(node.type()) : set;
    }

    public String type(String type) {
        return word("node." + type, type);
    }

    /** The ports of the node types have words; a way of its own is called as its author called it. */
    public String port(String port) {
        return word("builder.port." + port, port);
    }

    public String symbol(String type) {
        return word("node." + type + ".symbol", "node");
    }

    public String tone(String type) {
        return word("node." + type + ".tone", "plain");
    }

    private String word(String key, String otherwise) {
        return words.has(key) ? words.of(key) : otherwise;
    }
}
