package org.millrace.workflow;

import java.util.List;
import org.millrace.platform.Violation;
import org.millrace.workflow.Problem.Severity;

/** All that validation found, errors first. */
public record Validation(List<Problem> problems) {

    public Validation {
        problems = problems.stream()
                .sorted(java.util.Comparator.comparing(Problem::severity))
                .toList();
    }

    public boolean publishable() {
        return errors().isEmpty();
    }

    public List<Problem> errors() {
        return with(Severity.ERROR);
    }

    public List<Problem> warnings() {
        return with(Severity.WARNING);
    }

    List<Violation> violations() {
        return errors().stream()
                .map(problem -> new Violation(problem.where(), problem.what(), problem.mend()))
                .toList();
    }

    private List<Problem> with(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .toList();
    }
}
