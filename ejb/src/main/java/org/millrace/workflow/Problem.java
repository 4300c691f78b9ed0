package org.millrace.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowDocument.Edge;

/**
 * One thing that validation found.
 *
 * @param code what kind of thing it is, a word that stays the same
 * @param severity an error keeps the workflow from being published, a warning does not
 * @param node the node's id; null for an edge's problem and for one of the workflow as a whole
 * @param edge null for a node's problem
 * @param port of the node or the edge, where it is about one; null otherwise
 * @param field the field of the node's configuration or of the edge, or a place in the document, a JSON path:
 *     {@code arms[1].weight}, {@code when.tag}, {@code interrupts[0].when}; null = the thing as a whole
 * @param what what is wrong, in words for a person
 * @param mend what to do about it
 */
public record Problem(
        Code code, Severity severity, String node, Edge edge, String port, String field, Sentence what, Sentence mend) {

    public Problem(Code code, Severity severity, String node, Edge edge, String field, Sentence what, Sentence mend) {
        this(code, severity, node, edge, edge == null ? null : edge.port(), field, what, mend);
    }

    /** How bad it is. */
    public enum Severity {
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warning")
        WARNING
    }

    /** Where it is, in one word for a list. */
    public String where() {
        boolean whole = field == null || field.isEmpty();
        if (edge != null) {
            return "edges[" + edge.from() + ":" + edge.port() + "]" + (whole ? "" : "." + field);
        }
        if (node == null) {
            return whole ? "nodes" : field;
        }
        return "nodes[" + node + "]" + (whole ? "" : ".config." + field);
    }
}
