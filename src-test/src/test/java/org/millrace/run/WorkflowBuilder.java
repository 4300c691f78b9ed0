package org.millrace.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.platform.Json;
import org.millrace.workflow.WorkflowDocument;

/** {@code aWorkflow().node("start", "manual-trigger", "{}").edge("start", "next", "end")…} */
public final class WorkflowBuilder {

    private final List<WorkflowDocument.Node> nodes = new ArrayList<>();
    private final List<WorkflowDocument.Edge> edges = new ArrayList<>();

    public static WorkflowBuilder aWorkflow() {
        return new WorkflowBuilder().node("start", "manual-trigger", "{}");
    }

    public WorkflowBuilder node(String id, String type, String config) {
        return named(id, type, null, config);
    }

    /** @param name what people call it */
    public WorkflowBuilder named(String id, String type, String name, String config) {
        nodes.add(new WorkflowDocument.Node(id, type, name, Json.read(config, ObjectNode.class)));
        return this;
    }

    public WorkflowBuilder edge(String from, String port, String to) {
        edges.add(new WorkflowDocument.Edge(from, port, to));
        return this;
    }

    /** Edges by the default port along the ids. */
    public WorkflowBuilder path(String... ids) {
        for (int i = 1; i < ids.length; i++) {
            edge(ids[i - 1], WorkflowDocument.Edge.DEFAULT_PORT, ids[i]);
        }
        return this;
    }

    public WorkflowDocument build() {
        return new WorkflowDocument("test", "Test", null, nodes, edges, Map.of());
    }
}
