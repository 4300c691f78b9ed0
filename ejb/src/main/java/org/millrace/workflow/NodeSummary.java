package org.millrace.workflow;

/** A node without its configuration; the name is null where the author gave none. */
public record NodeSummary(String id, String type, String name) {

    static NodeSummary of(WorkflowDocument.Node node) {
        return new NodeSummary(node.id(), node.type(), node.name());
    }
}
