package org.millrace.workflow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.TemplateLookup;

/** Workflows of the caller's tenant: drafts that are saved, validated and published. */
@Stateless
public class Workflows {

    private static final String WORKFLOW = "workflow";

    private final WorkflowRepository workflows;
    private final Publication publication;
    private final WorkflowValidator validator;
    private final TemplateLookup templates;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Workflows() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    Workflows(
            WorkflowRepository workflows,
            Publication publication,
            WorkflowValidator validator,
            TemplateLookup templates,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.workflows = workflows;
        this.publication = publication;
        this.validator = validator;
        this.templates = templates;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param after the last slug of the page before; null = from the beginning */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<WorkflowSummary> list(String after, int limit) {
        List<WorkflowSummary> rows =
                workflows.page(callers.tenant(), after == null ? "" : after, Page.limit(limit) + 1).stream()
                        .map(Workflow::summary)
                        .toList();
        return Page.of(rows, limit, WorkflowSummary::slug);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public WorkflowSummary get(String slug) {
        return existing(slug).summary();
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public WorkflowSummary get(long id) {
        return workflows
                .find(callers.tenant(), id)
                .map(Workflow::summary)
                .orElseThrow(() -> new NotFound(WORKFLOW, id));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Draft draft(String slug) {
        Workflow workflow = existing(slug);
        return new Draft(workflow.slug(), workflow.draft(), workflow.version());
    }

    /**
     * Creates the workflow, or replaces its draft.
     *
     * @param json the document; what cannot be read is refused, what is merely wrong as a workflow is saved and told
     * @param seen what the caller saw of it; needed where the workflow is there already
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public SavedDraft save(String slug, String json, IfMatch seen) {
        WorkflowDocument document = WorkflowJson.read(json, slug);
        Optional<Workflow> known = workflows.lock(callers.tenant(), slug);
        seen.check(WORKFLOW, known.map(Workflow::version).orElse(null));
        String by = callers.caller().name();
        Workflow workflow = known.orElseGet(() -> new Workflow(callers.tenant(), document, by, clock.instant()));
        String before = workflow.draft();
        if (known.isEmpty()) {
            workflows.add(workflow);
            recorded("workflow.created", workflow, null);
        } else if (workflow.draft(document, by, clock.instant())) {
            workflows.save();
            recorded("workflow.draft-saved", workflow, before);
        }
        Validation validation = validator.validate(document, templates);
        return new SavedDraft(slug, workflow.version(), known.isEmpty(), validation.problems());
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Validation validate(String slug) {
        return validator.validate(existing(slug).document(), templates);
    }

    /** Validates a document without saving it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Validation validate(String slug, String json) {
        return validator.validate(WorkflowJson.read(json, slug), templates);
    }

    /** Those inside stay on their version. @param seen the draft that the caller saw; may be absent */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Published publish(String slug, IfMatch seen) {
        return publish(slug, seen, List.of());
    }

    /**
     * Publishes the draft.
     *
     * @param choices what happens to those inside campaigns of the workflow; in those not named they stay on their version
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Published publish(String slug, IfMatch seen, List<PublishChoice> choices) {
        Workflow workflow = locked(slug, seen);
        return publish(workflow, workflow.draft(), choices, "workflow.published");
    }

    /** Publishes an older version's document again, as a new version; the draft is left as it is. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Published rollback(String slug, int no, IfMatch seen, List<PublishChoice> choices) {
        Workflow workflow = locked(slug, seen);
        return publish(workflow, document(workflow, String.valueOf(no)), choices, "workflow.rolled-back");
    }

    /** What publishing would make: of the draft, or of an older version. @param which {@code draft}, or a version's number */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public ProposedVersion proposed(String slug, String which) {
        Workflow workflow = existing(slug);
        return publication.propose(workflow, document(workflow, which), templates);
    }

    private Workflow locked(String slug, IfMatch seen) {
        Workflow workflow = workflows.lock(callers.tenant(), slug).orElseThrow(() -> new NotFound(WORKFLOW, slug));
        seen.checkIfGiven(WORKFLOW, workflow.version());
        return workflow;
    }

    private Published publish(Workflow workflow, String document, List<PublishChoice> choices, String action) {
        Caller caller = callers.caller();
        Published published = publication.publish(workflow, document, templates, choices, caller.name());
        if (published.created()) {
            audit.record(caller, action, subject(workflow), null, published.version());
        }
        return published;
    }

    /** The newest first. @param before the last number of the page before; null = from the newest */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<PublishedVersion> versions(String slug, Integer before, int limit) {
        List<PublishedVersion> rows =
                workflows
                        .versions(existing(slug), before == null ? Integer.MAX_VALUE : before, Page.limit(limit) + 1)
                        .stream()
                        .map(WorkflowVersion::published)
                        .toList();
        return Page.of(rows, limit, version -> String.valueOf(version.no()));
    }

    /** The document as it was published, to the byte. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public String export(String slug, int no) {
        return workflows
                .version(existing(slug), no)
                .map(WorkflowVersion::document)
                .orElseThrow(() -> new NotFound("version of workflow " + slug, no));
    }

    /**
     * What was changed between two documents, and where those inside would go.
     *
     * @param from a version's number, or {@code draft}; so is {@code to}
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public WorkflowDifference difference(String slug, String from, String to) {
        Workflow workflow = existing(slug);
        return WorkflowDifference.between(
                WorkflowJson.read(document(workflow, from)), WorkflowJson.read(document(workflow, to)));
    }

    private String document(Workflow workflow, String which) {
        if (which.equals("draft")) {
            return workflow.draft();
        }
        if (!which.matches("[0-9]{1,9}")) {
            throw new NotFound("version of workflow " + workflow.slug(), which);
        }
        return workflows
                .version(workflow, Integer.parseInt(which))
                .map(WorkflowVersion::document)
                .orElseThrow(() -> new NotFound("version of workflow " + workflow.slug(), which));
    }

    /** A new workflow with the draft of that one, layout included. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public WorkflowSummary copy(long id, String slug, String name) {
        Workflow original = workflows.find(callers.tenant(), id).orElseThrow(() -> new NotFound(WORKFLOW, id));
        if (workflows.find(callers.tenant(), slug).isPresent()) {
            throw new Conflict(Sentence.of("There is a workflow \"{0}\" already. Choose another slug.", slug));
        }
        WorkflowDocument draft = original.document();
        Workflow copy = new Workflow(
                callers.tenant(), draft.named(slug, name), callers.caller().name(), clock.instant());
        workflows.add(copy);
        recorded("workflow.created", copy, null);
        return copy.summary();
    }

    private Workflow existing(String slug) {
        return workflows.find(callers.tenant(), slug).orElseThrow(() -> new NotFound(WORKFLOW, slug));
    }

    private void recorded(String action, Workflow workflow, String before) {
        audit.record(
                callers.caller(),
                action,
                subject(workflow),
                before == null ? null : new Draft(workflow.slug(), before, workflow.version()),
                new Draft(workflow.slug(), workflow.draft(), workflow.version()));
    }

    private static Subject subject(Workflow workflow) {
        return new Subject(WORKFLOW, workflow.id());
    }
}
