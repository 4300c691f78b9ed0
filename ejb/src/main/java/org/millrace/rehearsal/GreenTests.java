package org.millrace.rehearsal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowPublished;

/**
 * Refuses a publication whose flow tests fail, where the workflow demands that they pass; what was published is then rolled back.
 * A return to an earlier version is let pass: it was judged when it was published.
 */
@Dependent
class GreenTests {

    private final FlowTestRepository tests;
    private final FlowTestRunner runner;

    @Inject
    GreenTests(FlowTestRepository tests, FlowTestRunner runner) {
        this.tests = tests;
        this.runner = runner;
    }

    void demand(@Observes WorkflowPublished published) {
        int tenant = published.tenant();
        if (!tests.requiresGreen(tenant, published.workflowId())) {
            return;
        }
        tests.unjudged(tenant, published.versionId())
                .map(WorkflowJson::read)
                .ifPresent(document -> judge(document, tests.all(tenant, published.workflowId())));
    }

    private void judge(WorkflowDocument document, List<StoredFlowTest> all) {
        List<Violation> failures = all.stream()
                .flatMap(test -> runner.run(runner.read(test.document()), document).failures().stream()
                        .map(failure -> new Violation(
                                "tests." + test.name(),
                                Sentence.of("{0}.", failure.sentence()),
                                Sentence.of("Mend the workflow, or the test."))))
                .toList();
        if (!failures.isEmpty()) {
            throw new InvalidInput(failures);
        }
    }
}
