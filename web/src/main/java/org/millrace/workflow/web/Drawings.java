package org.millrace.workflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.platform.web.Words;
import org.millrace.template.Templates;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;

/** Draws a workflow for a page, in the reader's language, with what it uses by the names that people gave. */
@RequestScoped
public class Drawings {

    private final Words words;
    private final Templates templates;

    Drawings() {
        this(null, null);
    }

    @Inject
    Drawings(Words words, Templates templates) {
        this.words = words;
        this.templates = templates;
    }

    /** @param counts by node id; a node without is drawn without */
    public GraphDrawing of(String document, Map<String, GraphDrawing.NodeCounts> counts) {
        WorkflowDocument read = WorkflowJson.read(document);
        Map<String, String> names = templates.names(read.nodes().stream()
                .filter(node ->
                        node.config() != null && node.config().path("template").isTextual())
                .map(node -> node.config().path("template").textValue())
                .collect(Collectors.toSet()));
        return GraphDrawing.of(read, new NodeWords(words, names), counts);
    }
}
