package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.InterruptRule;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.WorkflowDocument.Note;
import org.millrace.workflow.WorkflowDocument.Position;

/** Reads one document from a JSON tree, or tells every place that cannot be read. */
final class WorkflowReader {

    static final int MAX_NODES = 2_000;
    static final int MAX_EDGES = 10_000;
    static final int MAX_INTERRUPTS = 50;
    static final int MAX_NOTES = 200;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    private final String slug;
    private final DocumentFields fields = new DocumentFields();

    /** @param slug the slug that the document must have or may leave out; null = it must name one */
    WorkflowReader(String slug) {
        this.slug = slug;
    }

    WorkflowDocument read(JsonNode root) {
        if (!root.isObject()) {
            throw new InvalidInput(
                    "$",
                    Sentence.of("A workflow is a JSON object."),
                    Sentence.of("Write {\"name\": …, \"nodes\": […], \"edges\": […]}."));
        }
        fields.known(
                root, "$", Set.of("slug", "name", "description", "nodes", "edges", "interrupts", "layout", "notes"));
        String name = fields.text(root, "$", "name", 200, true);
        List<Node> nodes = nodes(root.path("nodes"));
        Map<String, Position> layout = layout(root.path("layout"));
        layout.keySet().retainAll(nodes.stream().map(Node::id).collect(Collectors.toSet()));
        WorkflowDocument document = new WorkflowDocument(
                slug(root),
                name,
                fields.text(root, "$", "description", 4_000, false),
                nodes,
                edges(root.path("edges")),
                interrupts(root.path("interrupts")),
                layout,
                notes(root.path("notes")));
        fields.check();
        return document;
    }

    private String slug(JsonNode root) {
        String written = fields.text(root, "$", "slug", 64, slug == null);
        if (written == null) {
            return slug;
        }
        if (!SLUG.matcher(written).matches()) {
            fields.report(
                    "slug",
                    Sentence.of("\"{0}\" is not a slug.", written),
                    Sentence.of("Use up to 64 lower-case letters, digits and hyphens."));
        } else if (slug != null && !slug.equals(written)) {
            fields.report(
                    "slug",
                    Sentence.of("The document is of \"{0}\", the address of \"{1}\".", written, slug),
                    Sentence.of("Use one slug in both."));
        }
        return written;
    }

    private List<Node> nodes(JsonNode nodes) {
        List<Node> read = new ArrayList<>();
        if (!fields.list(nodes, "nodes", MAX_NODES)) {
            return read;
        }
        for (JsonNode node : nodes) {
            String at = "nodes[" + read.size() + "]";
            fields.known(node, at, Set.of("id", "type", "name", "config"));
            read.add(new Node(
                    fields.id(node, at, "id"),
                    fields.text(node, at, "type", 64, true),
                    fields.text(node, at, "name", 200, false),
                    fields.config(node, at, "config")));
        }
        return read;
    }

    private List<InterruptRule> interrupts(JsonNode interrupts) {
        List<InterruptRule> read = new ArrayList<>();
        if (!fields.list(interrupts, "interrupts", MAX_INTERRUPTS)) {
            return read;
        }
        for (JsonNode rule : interrupts) {
            String at = "interrupts[" + read.size() + "]";
            fields.known(rule, at, Set.of("name", "when", "then"));
            read.add(new InterruptRule(
                    fields.text(rule, at, "name", 200, true),
                    fields.config(rule, at, "when"),
                    fields.config(rule, at, "then")));
        }
        return read;
    }

    private List<Edge> edges(JsonNode edges) {
        List<Edge> read = new ArrayList<>();
        if (!fields.list(edges, "edges", MAX_EDGES)) {
            return read;
        }
        for (JsonNode edge : edges) {
            String at = "edges[" + read.size() + "]";
            fields.known(edge, at, Set.of("from", "port", "to", "when"));
            String port = fields.text(edge, at, "port", 64, false);
            read.add(new Edge(
                    fields.id(edge, at, "from"),
                    port == null ? Edge.DEFAULT_PORT : port,
                    fields.id(edge, at, "to"),
                    fields.object(edge, at, "when")));
        }
        return read;
    }

    private List<Note> notes(JsonNode notes) {
        List<Note> read = new ArrayList<>();
        if (!fields.list(notes, "notes", MAX_NOTES)) {
            return read;
        }
        for (JsonNode note : notes) {
            String at = "notes[" + read.size() + "]";
            fields.known(note, at, Set.of("id", "text", "x", "y", "width", "height"));
            String text = fields.text(note, at, "text", 4_000, false);
            read.add(new Note(
                    fields.id(note, at, "id"),
                    text == null ? "" : text,
                    new Position(fields.coordinate(note, at, "x"), fields.coordinate(note, at, "y")),
                    fields.coordinate(note, at, "width"),
                    fields.coordinate(note, at, "height")));
        }
        return read;
    }

    private Map<String, Position> layout(JsonNode layout) {
        Map<String, Position> read = new HashMap<>();
        if (layout.isMissingNode() || layout.isNull()) {
            return read;
        }
        if (!layout.isObject() || layout.size() > MAX_NODES) {
            fields.report(
                    "layout",
                    Sentence.of("A layout has a position for each node's id."),
                    Sentence.of("Write {\"node\": {\"x\": 0, \"y\": 0}}."));
            return read;
        }
        layout.properties().forEach(entry -> {
            String at = "layout." + DocumentFields.shown(entry.getKey());
            if (!DocumentFields.isId(entry.getKey())) {
                fields.report(at, Sentence.of("This is not a node's id."), Sentence.of("Remove the entry."));
            }
            fields.known(entry.getValue(), at, Set.of("x", "y"));
            read.put(
                    entry.getKey(),
                    new Position(
                            fields.coordinate(entry.getValue(), at, "x"),
                            fields.coordinate(entry.getValue(), at, "y")));
        });
        return read;
    }
}
