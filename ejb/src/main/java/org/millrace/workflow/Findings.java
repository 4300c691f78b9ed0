package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;
import org.millrace.template.TemplateLookup;
import org.millrace.workflow.Problem.Severity;
import org.millrace.workflow.WorkflowDocument.Edge;

/** Gathers problems; stops counting where nobody would read on. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Problem> problems = new ArrayList<>();

    void error(Code code, String node, String what, String mend) {
        add(new Problem(code, Severity.ERROR, node, null, null, what, mend));
    }

    void warning(Code code, String node, String what, String mend) {
        add(new Problem(code, Severity.WARNING, node, null, null, what, mend));
    }

    void error(Code code, Edge edge, String what, String mend) {
        add(new Problem(code, Severity.ERROR, null, edge, null, what, mend));
    }

    void faults(String node, List<Fault> faults) {
        faults.forEach(fault -> add(new Problem(
                Code.CONFIG_INVALID, Severity.ERROR, node, null, fault.field(), fault.what(), fault.mend())));
    }

    StepCheck of(String node, TemplateLookup templates) {
        return new NodeFindings(node, templates);
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
        private final TemplateLookup templates;

        private NodeFindings(String node, TemplateLookup templates) {
            this.node = node;
            this.templates = templates;
        }

        @Override
        public TemplateLookup templates() {
            return templates;
        }

        @Override
        public void error(Code code, String field, String what, String mend) {
            add(new Problem(code, Severity.ERROR, node, null, field, what, mend));
        }

        @Override
        public void warning(Code code, String field, String what, String mend) {
            add(new Problem(code, Severity.WARNING, node, null, field, what, mend));
        }
    }
}
