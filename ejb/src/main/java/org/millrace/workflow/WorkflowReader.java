package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.InterruptRule;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.WorkflowDocument.Note;
import org.millrace.workflow.WorkflowDocument.Position;

/** Reads one document from a JSON tree and gathers every place that cannot be read. */
final class WorkflowReader {

    static final int MAX_NODES = 2_000;
    static final int MAX_EDGES = 10_000;
    static final int MAX_INTERRUPTS = 50;
    static final int MAX_NOTES = 200;
    private static final int MAX_VIOLATIONS = 100;
    private static final int MAX_COORDINATE = 1_000_000;
    private static final int MAX_SCALE = 300;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    private final String slug;
    private final List<Violation> violations = new ArrayList<>();

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
        known(root, "$", Set.of("slug", "name", "description", "nodes", "edges", "interrupts", "layout", "notes"));
        String name = text(root, "$", "name", 200, true);
        List<Node> nodes = nodes(root.path("nodes"));
        Map<String, Position> layout = layout(root.path("layout"));
        layout.keySet().retainAll(nodes.stream().map(Node::id).collect(Collectors.toSet()));
        WorkflowDocument document = new WorkflowDocument(
                slug(root),
                name,
                text(root, "$", "description", 4_000, false),
                nodes,
                edges(root.path("edges")),
                interrupts(root.path("interrupts")),
                layout,
                notes(root.path("notes")));
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        return document;
    }

    private String slug(JsonNode root) {
        String written = text(root, "$", "slug", 64, slug == null);
        if (written == null) {
            return slug;
        }
        if (!SLUG.matcher(written).matches()) {
            report(
                    "slug",
                    Sentence.of("\"{0}\" is not a slug.", written),
                    Sentence.of("Use up to 64 lower-case letters, digits and hyphens."));
        } else if (slug != null && !slug.equals(written)) {
            report(
                    "slug",
                    Sentence.of("The document is of \"{0}\", the address of \"{1}\".", written, slug),
                    Sentence.of("Use one slug in both."));
        }
        return written;
    }

    private List<Node> nodes(JsonNode nodes) {
        List<Node> read = new ArrayList<>();
        if (!list(nodes, "nodes", MAX_NODES)) {
            return read;
        }
        for (JsonNode node : nodes) {
            String at = "nodes[" + read.size() + "]";
            known(node, at, Set.of("id", "type", "name", "config"));
            read.add(new Node(
                    id(node, at, "id"),
                    text(node, at, "type", 64, true),
                    text(node, at, "name", 200, false),
                    config(node, at, "config")));
        }
        return read;
    }

    private ObjectNode config(JsonNode owner, String at, String field) {
        ObjectNode config = object(owner, at, field);
        return config == null ? JsonNodeFactory.instance.objectNode() : config;
    }

    /** Null where it is left out. */
    private ObjectNode object(JsonNode owner, String at, String field) {
        JsonNode value = owner.path(field);
        if (value instanceof ObjectNode object) {
            storable(object, at + "." + field);
            return object;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            report(
                    at + "." + field,
                    Sentence.of("This is not a JSON object."),
                    Sentence.of("Write \"{0}\": {…}.", field));
        }
        return null;
    }

    private List<InterruptRule> interrupts(JsonNode interrupts) {
        List<InterruptRule> read = new ArrayList<>();
        if (!list(interrupts, "interrupts", MAX_INTERRUPTS)) {
            return read;
        }
        for (JsonNode rule : interrupts) {
            String at = "interrupts[" + read.size() + "]";
            known(rule, at, Set.of("name", "when", "then"));
            read.add(new InterruptRule(
                    text(rule, at, "name", 200, true), config(rule, at, "when"), config(rule, at, "then")));
        }
        return read;
    }

    private List<Edge> edges(JsonNode edges) {
        List<Edge> read = new ArrayList<>();
        if (!list(edges, "edges", MAX_EDGES)) {
            return read;
        }
        for (JsonNode edge : edges) {
            String at = "edges[" + read.size() + "]";
            known(edge, at, Set.of("from", "port", "to", "when"));
            String port = text(edge, at, "port", 64, false);
            read.add(new Edge(
                    id(edge, at, "from"),
                    port == null ? Edge.DEFAULT_PORT : port,
                    id(edge, at, "to"),
                    object(edge, at, "when")));
        }
        return read;
    }

    private List<Note> notes(JsonNode notes) {
        List<Note> read = new ArrayList<>();
        if (!list(notes, "notes", MAX_NOTES)) {
            return read;
        }
        for (JsonNode note : notes) {
            String at = "notes[" + read.size() + "]";
            known(note, at, Set.of("id", "text", "x", "y", "width", "height"));
            String text = text(note, at, "text", 4_000, false);
            read.add(new Note(
                    id(note, at, "id"),
                    text == null ? "" : text,
                    new Position(coordinate(note, at, "x"), coordinate(note, at, "y")),
                    coordinate(note, at, "width"),
                    coordinate(note, at, "height")));
        }
        return read;
    }

    private Map<String, Position> layout(JsonNode layout) {
        Map<String, Position> read = new HashMap<>();
        if (layout.isMissingNode() || layout.isNull()) {
            return read;
        }
        if (!layout.isObject() || layout.size() > MAX_NODES) {
            report(
                    "layout",
                    Sentence.of("A layout has a position for each node's id."),
                    Sentence.of("Write {\"node\": {\"x\": 0, \"y\": 0}}."));
            return read;
        }
        layout.properties().forEach(entry -> {
            String at = "layout." + shown(entry.getKey());
            if (!ID.matcher(entry.getKey()).matches()) {
                report(at, Sentence.of("This is not a node's id."), Sentence.of("Remove the entry."));
            }
            known(entry.getValue(), at, Set.of("x", "y"));
            read.put(
                    entry.getKey(),
                    new Position(coordinate(entry.getValue(), at, "x"), coordinate(entry.getValue(), at, "y")));
        });
        return read;
    }

    private int coordinate(JsonNode position, String at, String field) {
        JsonNode value = position.path(field);
        if (!value.isNumber() || Math.abs(value.doubleValue()) > MAX_COORDINATE) {
            report(
                    at + "." + field,
                    Sentence.of("A coordinate is a number of at most {0}.", MAX_COORDINATE),
                    Sentence.of("Write pixels: 240."));
            return 0;
        }
        return (int) Math.round(value.doubleValue());
    }

    private String id(JsonNode owner, String at, String field) {
        String id = text(owner, at, field, 64, true);
        if (id != null && !ID.matcher(id).matches()) {
            report(
                    at + "." + field,
                    Sentence.of("\"{0}\" is not a node's id.", shown(id)),
                    Sentence.of("Use letters, digits, hyphens, dots, underscores."));
        }
        return id;
    }

    private String text(JsonNode owner, String at, String field, int longest, boolean required) {
        JsonNode value = owner.path(field);
        String where = at.equals("$") ? field : at + "." + field;
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                report(where, Sentence.of("This is missing."), Sentence.of("Write \"{0}\" with a text.", field));
            }
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > longest) {
            report(
                    where,
                    Sentence.of("This is not a text of at most {0} characters.", longest),
                    Sentence.of("Write a shorter text in quotes."));
            return null;
        }
        if (required && value.textValue().isBlank()) {
            report(where, Sentence.of("This is empty."), Sentence.of("Write at least one character."));
        }
        storable(value, where);
        return value.textValue();
    }

    private boolean list(JsonNode list, String where, int most) {
        if (list.isMissingNode() || list.isNull()) {
            return false;
        }
        if (!list.isArray()) {
            report(where, Sentence.of("This is not a list."), Sentence.of("Write \"{0}\": […].", where));
            return false;
        }
        if (list.size() > most) {
            report(
                    where,
                    Sentence.of("There are {0}, the most is {1}.", list.size(), most),
                    Sentence.of("Split the workflow into several."));
            return false;
        }
        return true;
    }

    private void known(JsonNode object, String at, Set<String> fields) {
        if (!object.isObject()) {
            report(
                    at,
                    Sentence.of("This is not a JSON object."),
                    Sentence.of("Write {…} with {0}.", new TreeSet<>(fields)));
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                String where = at.equals("$") ? shown(field) : at + "." + shown(field);
                report(
                        where,
                        Sentence.of("There is no such field."),
                        Sentence.of("Remove it; the fields are {0}.", new TreeSet<>(fields)));
            }
        });
    }

    /** The database keeps no NUL, no half of a surrogate pair and no number of a million digits. */
    private void storable(JsonNode value, String where) {
        if (value.isTextual() && !storable(value.textValue())) {
            report(
                    where,
                    Sentence.of("The text has a character that cannot be stored."),
                    Sentence.of("Remove NUL and broken surrogate characters."));
        }
        if (value.isNumber() && !storableNumber(value)) {
            report(
                    where,
                    Sentence.of("The number is too large or too small to be stored."),
                    Sentence.of("Write a number of a sensible size."));
        }
        value.properties().forEach(field -> {
            storable(JsonNodeFactory.instance.textNode(field.getKey()), where);
            storable(field.getValue(), where + "." + shown(field.getKey()));
        });
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                storable(value.get(i), where + "[" + i + "]");
            }
        }
    }

    private static boolean storableNumber(JsonNode value) {
        return Double.isFinite(value.doubleValue())
                && (!value.isBigDecimal()
                        || Math.abs((long) value.decimalValue().scale()) <= MAX_SCALE);
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String shown(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    private void report(String where, Sentence what, Sentence mend) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(where, what, mend));
        }
    }
}
