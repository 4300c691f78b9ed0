package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.Sentence;
import org.millrace.template.TemplateLookup;
import org.millrace.workflow.Problem.Severity;
import org.millrace.workflow.WorkflowDocument.Edge;

/** Gathers problems; stops counting where nobody would read on. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Problem> problems = new ArrayList<>();

    void error(Code code, String node, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.ERROR, node, null, null, what, mend));
    }

    void warning(Code code, String node, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.WARNING, node, null, null, what, mend));
    }

    void open(String node, String port, Sentence what, Sentence mend) {
        add(new Problem(Code.PORT_OPEN, Severity.WARNING, node, null, port, null, what, mend));
    }

    void error(Code code, Edge edge, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.ERROR, null, edge, null, what, mend));
    }

    /** @param field of the edge: {@code when.tag} */
    void error(Code code, Edge edge, String field, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.ERROR, null, edge, field, what, mend));
    }

    void warning(Code code, Edge edge, String field, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.WARNING, null, edge, field, what, mend));
    }

    /** @param place neither a node nor an edge: {@code interrupts[0].when} */
    void errorAt(Code code, String place, Sentence what, Sentence mend) {
        add(new Problem(code, Severity.ERROR, null, null, place, what, mend));
    }

    void faults(String node, List<Fault> faults) {
        faults.forEach(fault -> add(new Problem(
                Code.CONFIG_INVALID, Severity.ERROR, node, null, fault.field(), fault.what(), fault.mend())));
    }

    /** What is wrong below a place of the document that is neither a node nor an edge: {@code interrupts[0].when}. */
    void faultsAt(String place, List<Fault> faults) {
        faults.forEach(fault -> add(new Problem(
                Code.CONFIG_INVALID,
                Severity.ERROR,
                null,
                null,
                below(place, fault.field()),
                fault.what(),
                fault.mend())));
    }

    StepCheck of(String node, TemplateLookup templates) {
        return new NodeFindings(node, "", templates);
    }

    StepCheck at(String place, TemplateLookup templates) {
        return new NodeFindings(null, place, templates);
    }

    private static String below(String place, String field) {
        if (place.isEmpty() || field == null || field.isEmpty()) {
            return place + (field == null ? "" : field);
        }
        return field.startsWith("[") ? place + field : place + "." + field;
    }

    Validation validation() {
        return new Validation(problems);
    }

    private void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    private final class NodeFindings implements StepCheck {

        private final String node;
        private final String place;
        private final TemplateLookup templates;

        private NodeFindings(String node, String place, TemplateLookup templates) {
            this.node = node;
            this.place = place;
            this.templates = templates;
        }

        @Override
        public TemplateLookup templates() {
            return templates;
        }

        @Override
        public void error(Code code, String field, Sentence what, Sentence mend) {
            add(new Problem(code, Severity.ERROR, node, null, below(place, field), what, mend));
        }

        @Override
        public void warning(Code code, String field, Sentence what, Sentence mend) {
            add(new Problem(code, Severity.WARNING, node, null, below(place, field), what, mend));
        }
    }
}
