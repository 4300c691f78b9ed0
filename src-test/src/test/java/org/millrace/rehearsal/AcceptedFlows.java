package org.millrace.rehearsal;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup.Known;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowValidator;

/** Random flows that validation passes. */
final class AcceptedFlows {

    private static final int MOST_REFUSED = 3;

    private final StepCatalogue catalogue = new StepCatalogue(StandardSteps.all());
    private final WorkflowValidator validator = new WorkflowValidator(catalogue);
    private final WorkflowCompiler compiler = new WorkflowCompiler(catalogue);

    /** The next one that is passed; hardly any is refused. */
    RandomFlow next(SplittableRandom random) {
        for (int i = 0; i <= MOST_REFUSED; i++) {
            RandomFlow flow = RandomFlow.of(random.nextLong());
            if (passes(flow)) {
                return flow;
            }
        }
        throw new IllegalStateException("Too many random flows are refused, the last: "
                + validator.validate(document(RandomFlow.of(random.nextLong())), AcceptedFlows::template));
    }

    boolean passes(RandomFlow flow) {
        return validator.validate(document(flow), AcceptedFlows::template).publishable();
    }

    WorkflowDocument document(RandomFlow flow) {
        return WorkflowJson.read(flow.workflow().toString());
    }

    CompiledWorkflow compiled(WorkflowDocument document) {
        return compiler.compile(document);
    }

    /** There is every template. */
    static Optional<Known> template(String slug) {
        return Optional.of(new Known(slug, "email", Set.of()));
    }
}
