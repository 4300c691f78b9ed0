package org.millrace.rehearsal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** Flow tests of the caller's workflows: kept by name, played against the draft, and demanded at publication where that is set. */
@Stateless
public class FlowTests {

    private static final String FLOW_TEST = "flow test";
    private static final Pattern NAME = Pattern.compile("(?!run$)[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?");

    /** A workflow's tests are played within one request. */
    private static final int MAX_TESTS = 200;

    private final FlowTestRepository tests;
    private final FlowTestRunner runner;
    private final Workflows workflows;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    FlowTests() {
        this(null, null, null, null, null, null);
    }

    @Inject
    FlowTests(
            FlowTestRepository tests,
            FlowTestRunner runner,
            Workflows workflows,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.tests = tests;
        this.runner = runner;
        this.workflows = workflows;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public FlowTestList list(String slug) {
        long workflow = workflow(slug);
        return new FlowTestList(tests.requiresGreen(callers.tenant(), workflow), tests.all(callers.tenant(), workflow));
    }

    /** The test's document as its author wrote it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public String get(String slug, String name) {
        return existing(workflow(slug), name).document();
    }

    /** Creates the test, or replaces it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void save(String slug, String name, String json) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "name",
                    Sentence.of("This is not a test's name."),
                    Sentence.of("Use lower-case letters, digits and hyphens."));
        }
        runner.read(json);
        long workflow = workflow(slug);
        List<StoredFlowTest> present = tests.all(callers.tenant(), workflow);
        if (present.size() >= MAX_TESTS
                && present.stream().noneMatch(test -> test.name().equals(name))) {
            throw new InvalidInput(
                    "name", Sentence.of("The workflow has {0} tests.", MAX_TESTS), Sentence.of("Remove one first."));
        }
        tests.put(
                callers.tenant(),
                workflow,
                new StoredFlowTest(name, json, callers.caller().name(), clock.instant()));
        audit.record(callers.caller(), "workflow.test-saved", new Subject("workflow", workflow), null, name);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void remove(String slug, String name) {
        long workflow = workflow(slug);
        existing(workflow, name);
        tests.remove(callers.tenant(), workflow, name);
        audit.record(callers.caller(), "workflow.test-removed", new Subject("workflow", workflow), name, null);
    }

    /** Plays the workflow's tests against its draft. @param name one test; null = all */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public List<FlowTestResult> run(String slug, String name) {
        long workflow = workflow(slug);
        WorkflowDocument draft = WorkflowJson.read(workflows.draft(slug).document());
        List<StoredFlowTest> chosen =
                name == null ? tests.all(callers.tenant(), workflow) : List.of(existing(workflow, name));
        return chosen.stream()
                .map(test -> runner.run(runner.read(test.document()), draft))
                .toList();
    }

    /** Plays a test that is not kept. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public FlowTestResult play(String slug, String json) {
        return runner.run(
                runner.read(json), WorkflowJson.read(workflows.draft(slug).document()));
    }

    /** Whether the workflow may be published only when all its tests pass. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void requireGreen(String slug, boolean required) {
        long workflow = workflow(slug);
        boolean before = tests.requiresGreen(callers.tenant(), workflow);
        tests.requireGreen(callers.tenant(), workflow, required);
        audit.record(callers.caller(), "workflow.tests-required", new Subject("workflow", workflow), before, required);
    }

    private long workflow(String slug) {
        WorkflowSummary summary = workflows.get(slug);
        return summary.id();
    }

    private StoredFlowTest existing(long workflow, String name) {
        return tests.find(callers.tenant(), workflow, name).orElseThrow(() -> new NotFound(FLOW_TEST, name));
    }
}
