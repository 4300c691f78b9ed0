package org.millrace.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.template.TemplateLookup;

/** Makes a version of a draft that validation passes. */
@Dependent
class Publication {

    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final WorkflowValidator validator;
    private final Clock clock;

    @Inject
    Publication(WorkflowRepository workflows, VersionRepository versions, WorkflowValidator validator, Clock clock) {
        this.workflows = workflows;
        this.versions = versions;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Publishing what is published already makes no new version.
     *
     * @param workflow locked
     * @throws InvalidInput with every error that validation finds
     */
    Published publish(Workflow workflow, TemplateLookup templates, String publishedBy) {
        WorkflowDocument document = workflow.document();
        Validation validation = validator.validate(document, templates);
        if (!validation.publishable()) {
            throw new InvalidInput(validation.violations());
        }
        Optional<WorkflowVersion> same = workflows
                .version(workflow, workflow.nextNo() - 1)
                .filter(current -> current.document().equals(workflow.draft()));
        WorkflowVersion version = same.orElseGet(() -> make(workflow, document, publishedBy));
        return new Published(version.published(), same.isEmpty(), validation.warnings());
    }

    private WorkflowVersion make(Workflow workflow, WorkflowDocument document, String publishedBy) {
        WorkflowVersion version = new WorkflowVersion(workflow, workflow.nextNo(), publishedBy, clock.instant());
        workflows.add(version);
        Map<String, Integer> numbers = versions.number(
                workflow.tenant(),
                workflow.id(),
                document.nodes().stream().map(WorkflowDocument.Node::id).toList());
        document.nodes().forEach(node -> workflows.add(new NodeRow(version, numbers.get(node.id()), node)));
        for (int i = 0; i < document.edges().size(); i++) {
            WorkflowDocument.Edge edge = document.edges().get(i);
            workflows.add(new EdgeRow(version, numbers.get(edge.from()), edge.port(), i, numbers.get(edge.to())));
        }
        workflow.published(workflow.nextNo());
        workflows.save();
        return version;
    }
}
