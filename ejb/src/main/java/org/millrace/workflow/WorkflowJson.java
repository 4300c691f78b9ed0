package org.millrace.workflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Misread;
import org.millrace.platform.Sentence;

/**
 * The document's JSON form. Written canonically: fields in one order, configurations sorted by key, two spaces, line feeds; so the
 * same workflow is the same bytes, and what was exported and imported again is equal to the byte.
 */
public final class WorkflowJson {

    /** In bytes of UTF-8. */
    public static final int MAX_SIZE = 2 * 1024 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectWriter CANONICAL = STRICT.writer(printer());

    private WorkflowJson() {}

    /**
     * @throws InvalidInput naming every place that cannot be read; a document that can be read may still be wrong as a workflow
     */
    public static WorkflowDocument read(String json) {
        return read(json, null);
    }

    /** @param slug the slug that the document must have or may leave out; null = it must name one */
    public static WorkflowDocument read(String json, String slug) {
        if (json.length() > MAX_SIZE || json.getBytes(StandardCharsets.UTF_8).length > MAX_SIZE) {
            throw new InvalidInput(
                    "$",
                    Sentence.of("The document is larger than {0} bytes.", MAX_SIZE),
                    Sentence.of("Split the workflow into several."));
        }
        try {
            return new WorkflowReader(slug).read(STRICT.readTree(json));
        } catch (JsonProcessingException e) {
            throw Misread.of(e).refusal();
        }
    }

    public static String write(WorkflowDocument document) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("slug", document.slug()).put("name", document.name());
        if (document.description() != null) {
            root.put("description", document.description());
        }
        ArrayNode nodes = root.putArray("nodes");
        document.nodes().forEach(node -> {
            ObjectNode written = nodes.addObject().put("id", node.id()).put("type", node.type());
            if (node.name() != null) {
                written.put("name", node.name());
            }
            written.set("config", sorted(node.config()));
        });
        ArrayNode edges = root.putArray("edges");
        document.edges().forEach(edge -> {
            ObjectNode written = edges.addObject()
                    .put("from", edge.from())
                    .put("port", edge.port())
                    .put("to", edge.to());
            if (edge.when() != null) {
                written.set("when", sorted(edge.when()));
            }
        });
        if (!document.interrupts().isEmpty()) {
            ArrayNode interrupts = root.putArray("interrupts");
            document.interrupts().forEach(rule -> {
                ObjectNode written = interrupts.addObject().put("name", rule.name());
                written.set("when", sorted(rule.when()));
                written.set("then", sorted(rule.then()));
            });
        }
        ObjectNode layout = root.putObject("layout");
        document.layout()
                .forEach((id, at) -> layout.putObject(id).put("x", at.x()).put("y", at.y()));
        if (!document.notes().isEmpty()) {
            notes(document, root.putArray("notes"));
        }
        return text(root) + "\n";
    }

    private static void notes(WorkflowDocument document, ArrayNode notes) {
        document.notes().forEach(note -> notes.addObject()
                .put("id", note.id())
                .put("text", note.text())
                .put("x", note.at().x())
                .put("y", note.at().y())
                .put("width", note.width())
                .put("height", note.height()));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node.isBigDecimal()
                ? JsonNodeFactory.instance.numberNode(node.decimalValue().stripTrailingZeros())
                : node;
    }

    private static String text(JsonNode node) {
        try {
            return CANONICAL.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }
}
