package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A workflow as its JSON says it. */
record ReferenceGraph(JsonNode workflow) {

    String first() {
        return workflow.at("/nodes/0/id").asText();
    }

    JsonNode node(String id) {
        return nodes().filter(node -> node.path("id").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    boolean has(String type) {
        return nodes().anyMatch(node -> node.path("type").asText().equals(type));
    }

    /** In their order. */
    List<JsonNode> edges(String from, String port) {
        return each("edges")
                .filter(edge -> edge.path("from").asText().equals(from)
                        && edge.path("port").asText("next").equals(port))
                .toList();
    }

    JsonNode interrupts() {
        return workflow.path("interrupts");
    }

    private Stream<JsonNode> nodes() {
        return each("nodes");
    }

    private Stream<JsonNode> each(String field) {
        return StreamSupport.stream(workflow.path(field).spliterator(), false);
    }
}
