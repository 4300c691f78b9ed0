package org.millrace.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.template.TemplateLookup;

/** Tells whether a workflow can be published: a pure function of the document, the catalogue and the templates. */
@Dependent
public class WorkflowValidator {

    private final StepCatalogue catalogue;

    @Inject
    public WorkflowValidator(StepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Validation validate(WorkflowDocument document, TemplateLookup templates) {
        Findings findings = new Findings();
        Map<String, ReadNode> nodes = new NodeCheck(catalogue, templates, findings).check(document);
        new ShapeCheck(nodes, document.edges(), findings).check();
        new EdgeCheck(findings).check(document.edges());
        new PathCheck(nodes, document, findings).check();
        new InterruptCheck(catalogue, templates, findings).check(document.interrupts());
        return findings.validation();
    }
}
