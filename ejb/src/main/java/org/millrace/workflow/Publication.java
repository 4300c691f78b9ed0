package org.millrace.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.template.TemplateLookup;

/** Makes a version of a document that validation passes: of the draft, or again of an older version. */
@Dependent
class Publication {

    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final WorkflowValidator validator;
    private final WorkflowCompiler compiler;
    private final Event<WorkflowPublished> news;
    private final Clock clock;

    @Inject
    Publication(
            WorkflowRepository workflows,
            VersionRepository versions,
            WorkflowValidator validator,
            WorkflowCompiler compiler,
            Event<WorkflowPublished> news,
            Clock clock) {
        this.workflows = workflows;
        this.versions = versions;
        this.validator = validator;
        this.compiler = compiler;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Publishing what is published already makes no new version.
     *
     * @param workflow locked
     * @param text the document: the draft, or that of an older version
     * @throws InvalidInput with every error that validation finds
     */
    Published publish(
            Workflow workflow, String text, TemplateLookup templates, List<PublishChoice> choices, String by) {
        Validation validation = checked(text, templates);
        Optional<WorkflowVersion> same = published(workflow, text);
        WorkflowVersion version = same.orElseGet(() -> make(workflow, text, by));
        if (same.isEmpty() || !choices.isEmpty()) {
            news.fire(new WorkflowPublished(
                    workflow.tenant(), workflow.id(), version.id(), List.copyOf(choices), by, clock.instant()));
        }
        return new Published(version.published(), same.isEmpty(), validation.warnings());
    }

    /** What publishing would make. */
    ProposedVersion propose(Workflow workflow, String text, TemplateLookup templates) {
        checked(text, templates);
        WorkflowDocument document = WorkflowJson.read(text);
        Optional<WorkflowVersion> same = published(workflow, text);
        int no = same.map(version -> version.published().no()).orElse(workflow.nextNo());
        VersionStore.StoredVersion proposed = new VersionStore.StoredVersion(
                same.map(WorkflowVersion::id).orElse(ProposedVersion.NOT_YET), no, text, foreseen(workflow, document));
        VersionGraph graph = new VersionGraph(compiler.compile(proposed), document);
        return new ProposedVersion(workflow.tenant(), workflow.id(), no, same.isEmpty(), graph);
    }

    private Validation checked(String text, TemplateLookup templates) {
        Validation validation = validator.validate(WorkflowJson.read(text), templates);
        if (!validation.publishable()) {
            throw new InvalidInput(validation.violations());
        }
        return validation;
    }

    private Optional<WorkflowVersion> published(Workflow workflow, String text) {
        return workflows.version(workflow, workflow.nextNo() - 1).filter(current -> current.document()
                .equals(text));
    }

    /** The numbers that the nodes have or would be given. */
    private Map<String, Integer> foreseen(Workflow workflow, WorkflowDocument document) {
        Map<String, Integer> numbers = new HashMap<>(versions.numbers(workflow.id()));
        int last = numbers.values().stream().max(Integer::compare).orElse(0);
        for (WorkflowDocument.Node node : document.nodes()) {
            if (numbers.putIfAbsent(node.id(), last + 1) == null) {
                last++;
            }
        }
        return numbers;
    }

    private WorkflowVersion make(Workflow workflow, String text, String publishedBy) {
        WorkflowDocument document = WorkflowJson.read(text);
        WorkflowVersion version = new WorkflowVersion(workflow, text, publishedBy, clock.instant());
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
        CompiledWorkflow compiled = compiler.compile(version, document, numbers);
        versions.listen(workflow.tenant(), version.id(), Listening.of(compiled));
        return version;
    }
}
