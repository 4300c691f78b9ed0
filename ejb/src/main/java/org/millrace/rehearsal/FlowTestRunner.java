package org.millrace.rehearsal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.template.TemplateLookup;
import org.millrace.template.TemplateLookup.Known;
import org.millrace.workflow.Code;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowValidator;

/** Plays flow tests against the workflow that they bring along, or else the one that they belong to. Touches nothing outside. */
@Dependent
public class FlowTestRunner {

    /** A flow test sends nothing, so it needs no templates. */
    private static final TemplateLookup ANY_TEMPLATE = slug -> java.util.Optional.of(new Known(slug, "*", Set.of()));

    private static final Set<Code> OF_TEMPLATES =
            Set.of(Code.TEMPLATE_CHANNEL, Code.TEMPLATE_MISSING, Code.TEMPLATE_UNNAMED);

    private final WorkflowValidator validator;
    private final WorkflowCompiler compiler;

    @Inject
    public FlowTestRunner(StepCatalogue catalogue) {
        this.validator = new WorkflowValidator(catalogue);
        this.compiler = new WorkflowCompiler(catalogue);
    }

    /**
     * @param owner the workflow that the test belongs to; may be null when it brings its own
     * @throws InvalidInput when the workflow has errors, or there is none
     */
    public FlowTestResult run(FlowTest test, WorkflowDocument owner) {
        WorkflowDocument document = test.workflow() == null
                ? owner
                : WorkflowJson.read(test.workflow().toString(), "flow-test");
        if (document == null) {
            throw new InvalidInput(
                    "workflow",
                    Sentence.of("The test has no workflow."),
                    Sentence.of("Write its document into the test."));
        }
        return FlowTestRun.of(test, compiled(document));
    }

    /** @throws InvalidInput when the workflow has errors, those of its templates left aside */
    CompiledWorkflow compiled(WorkflowDocument document) {
        List<Violation> errors = validator.validate(document, ANY_TEMPLATE).errors().stream()
                .filter(error -> !OF_TEMPLATES.contains(error.code()))
                .map(error -> new Violation("workflow." + error.where(), error.what(), error.mend()))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return compiler.compile(document);
    }

    /** @throws InvalidInput when it is not a flow test, naming each place */
    public FlowTest read(String json) {
        return FlowTestReader.read(json);
    }
}
