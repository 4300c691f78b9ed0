package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.Json;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup;
import org.millrace.template.TemplateLookup.Known;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

/** Workflows in short: nodes as [id, type, config], edges as {@code from.port>to}. */
record Corpus(String name, WorkflowDocument document, List<String> expected, int warnings) {

    static final StepCatalogue CATALOGUE = new StepCatalogue(StandardSteps.all());

    private static final Map<String, Known> TEMPLATES = Map.of(
            "welcome",
                    new Known(
                            "welcome",
                            "email",
                            Set.of("contact.firstName", "product.price", "campaign.name", "unsubscribe_url")),
            "industry", new Known("industry", "email", Set.of("contact.industry")),
            "unfilled", new Known("unfilled", "email", Set.of("order.total")),
            "unknowncampaign", new Known("unknowncampaign", "email", Set.of("campaign.budget")),
            "texting", new Known("texting", "text", Set.of()));

    static List<Corpus> read(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream("/workflow/" + file)) {
            List<Corpus> all = new ArrayList<>();
            Json.MAPPER.readTree(in).forEach(entry -> all.add(of(entry)));
            return all;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static TemplateLookup templates() {
        return slug -> Optional.ofNullable(TEMPLATES.get(slug));
    }

    private static Corpus of(JsonNode entry) {
        List<Node> nodes = new ArrayList<>();
        entry.path("nodes")
                .forEach(node -> nodes.add(
                        new Node(node.get(0).asText(), node.get(1).asText(), null, (ObjectNode) node.get(2))));
        List<Edge> edges = new ArrayList<>();
        entry.path("edges").forEach(edge -> {
            String[] parts = edge.asText().split("[.>]");
            edges.add(new Edge(parts[0], parts[1], parts[2]));
        });
        List<String> expected = new ArrayList<>();
        entry.path("expect").forEach(text -> expected.add(text.asText()));
        WorkflowDocument document =
                new WorkflowDocument("corpus", entry.path("name").asText(), null, nodes, edges, Map.of());
        return new Corpus(
                entry.path("name").asText(),
                document,
                expected,
                entry.path("warnings").asInt());
    }

    @Override
    public String toString() {
        return name;
    }
}
