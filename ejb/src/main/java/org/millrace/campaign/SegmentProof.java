package org.millrace.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.millrace.platform.Sentence;
import org.millrace.workflow.Code;
import org.millrace.workflow.Problem;
import org.millrace.workflow.Problem.Severity;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowDocument.Edge;

/** Whether the lists and segments that a workflow's conditions name are there. Where one is not, the condition can never hold. */
final class SegmentProof {

    private static final String TYPE = "inSegment";
    private static final Sentence MEND = Sentence.of("Make it first, or name another.");

    private final WorkflowDocument document;

    SegmentProof(WorkflowDocument document) {
        this.document = document;
    }

    /** @param known which of the named ones there are */
    List<Problem> unknown(UnaryOperator<Set<String>> known) {
        Set<String> named = new TreeSet<>();
        document.nodes().forEach(node -> named.addAll(slugs(node.config()).values()));
        document.edges().forEach(edge -> named.addAll(slugs(edge.when()).values()));
        if (named.isEmpty()) {
            return List.of();
        }
        named.removeAll(known.apply(Set.copyOf(named)));
        List<Problem> problems = new ArrayList<>();
        document.nodes().forEach(node -> slugs(node.config()).forEach((field, slug) -> {
            if (named.contains(slug)) {
                problems.add(problem(node.id(), null, field, slug));
            }
        }));
        document.edges().forEach(edge -> slugs(edge.when()).forEach((field, slug) -> {
            if (named.contains(slug)) {
                problems.add(problem(null, edge, "when." + field, slug));
            }
        }));
        return problems;
    }

    private static Problem problem(String node, Edge edge, String field, String slug) {
        Sentence what = Sentence.of("There is no list or segment \"{0}\": the condition holds nobody.", slug);
        return new Problem(Code.SEGMENT_UNKNOWN, Severity.ERROR, node, edge, field, what, MEND);
    }

    /** By the place in the JSON. */
    private static Map<String, String> slugs(JsonNode json) {
        Map<String, String> found = new TreeMap<>();
        if (json != null) {
            collect(json, "", found);
        }
        return found;
    }

    private static void collect(JsonNode json, String at, Map<String, String> found) {
        if (json.path("type").asText().equals(TYPE) && json.path("segment").isTextual()) {
            found.put(at + "segment", json.path("segment").asText());
        }
        json.properties().forEach(field -> collect(field.getValue(), at + field.getKey() + ".", found));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            collect(json.get(i), at.substring(0, at.length() - 1) + "[" + i + "].", found);
        }
    }
}
