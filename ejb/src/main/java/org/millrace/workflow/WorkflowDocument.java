package org.millrace.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workflow as its author writes it: one JSON document.
 *
 * <pre>{@code
 * {"slug": "welcome", "name": "Welcome",
 *  "nodes": [{"id": "start", "type": "manual-trigger"},
 *            {"id": "mail", "type": "send", "config": {"channel": "email", "template": "welcome"}}],
 *  "edges": [{"from": "start", "to": "mail"}]}
 * }</pre>
 *
 * @param slug the workflow's name in addresses: lower-case letters, digits, hyphens
 * @param interrupts what ends a run wherever it stands; the first that comes true
 * @param layout where the nodes stand on the canvas, by node id; says nothing about what the workflow does
 * @param notes what people stuck on the canvas for each other; says nothing about what the workflow does either
 */
public record WorkflowDocument(
        String slug,
        String name,
        String description,
        List<Node> nodes,
        List<Edge> edges,
        List<InterruptRule> interrupts,
        Map<String, Position> layout,
        List<Note> notes) {

    public WorkflowDocument {
        notes = List.copyOf(notes);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        interrupts = List.copyOf(interrupts);
        SortedMap<String, Position> sorted = new TreeMap<>(layout);
        layout = Collections.unmodifiableSortedMap(sorted);
    }

    /** Without notes. */
    public WorkflowDocument(
            String slug,
            String name,
            String description,
            List<Node> nodes,
            List<Edge> edges,
            List<InterruptRule> interrupts,
            Map<String, Position> layout) {
        this(slug, name, description, nodes, edges, interrupts, layout, List.of());
    }

    /** Without interrupts and notes. */
    public WorkflowDocument(
            String slug,
            String name,
            String description,
            List<Node> nodes,
            List<Edge> edges,
            Map<String, Position> layout) {
        this(slug, name, description, nodes, edges, List.of(), layout);
    }

    WorkflowDocument named(String otherSlug, String otherName) {
        return new WorkflowDocument(otherSlug, otherName, description, nodes, edges, interrupts, layout, notes);
    }

    /**
     * @param id unique in the workflow and kept for ever: history is told by it
     * @param type the word of a step type: {@code send}
     * @param name what people see; null = the id
     * @param config what the step type asks for
     */
    public record Node(String id, String type, String name, ObjectNode config) {}

    /**
     * From a node's port to a node.
     *
     * @param when a condition in its JSON form; null = always. Of the edges of one port the first whose condition holds is taken
     */
    public record Edge(String from, String port, String to, ObjectNode when) {

        public static final String DEFAULT_PORT = "next";

        public Edge(String from, String port, String to) {
            this(from, port, to, null);
        }
    }

    /**
     * Ends a run wherever it stands.
     *
     * @param when see {@link Interrupt}
     * @param then the configuration of an exit
     */
    public record InterruptRule(String name, ObjectNode when, ObjectNode then) {}

    /** The upper left corner, in pixels. */
    public record Position(int x, int y) {}

    /** A sticky note, in pixels. @param id unique among the notes */
    public record Note(String id, String text, Position at, int width, int height) {}
}
