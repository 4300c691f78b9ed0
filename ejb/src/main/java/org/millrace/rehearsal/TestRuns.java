package org.millrace.rehearsal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateVersions;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.Workflows;

/** Shows the way that one contact would take, without waiting, without sending, without writing anything. */
@Stateless
public class TestRuns {

    private static final String NAME = "test run";

    private final Workflows workflows;
    private final FlowTestRunner runner;
    private final TestSurroundings surroundings;
    private final TemplateVersions templates;
    private final TemplateRenderer renderer;
    private final CallerContext callers;
    private final Clock clock;

    TestRuns() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    TestRuns(
            Workflows workflows,
            FlowTestRunner runner,
            TestSurroundings surroundings,
            TemplateVersions templates,
            TemplateRenderer renderer,
            CallerContext callers,
            Clock clock) {
        this.workflows = workflows;
        this.runner = runner;
        this.surroundings = surroundings;
        this.templates = templates;
        this.renderer = renderer;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws InvalidInput when the workflow has errors, or the request is not as it must be */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public TestRun play(String slug, TestRunRequest request) {
        WorkflowDocument document = document(slug, request);
        CompiledWorkflow workflow = runner.compiled(document);
        Instant starts = request.starts() == null ? clock.instant() : request.starts();
        TestSurroundings.Around around = surroundings.of(request.campaign());
        TestRunMessages words = words(document, around);
        if (request.contact() == null) {
            TestContact told = request.facts().with(request.events());
            EngineNow now = surroundings.engine(request.campaign(), null);
            return new TestRunPlay(test(request, around, starts, told), workflow, now, words).play();
        }
        KnownContact known = surroundings.contact(request.contact(), workflow, starts);
        FlowTest test = test(request, around, starts, known.asStory(request.events()));
        EngineNow now = surroundings.engine(request.campaign(), known.contact().id());
        TestRunPlay play = new TestRunPlay(test, workflow, now, words);
        known.tell(play.contacts(), play.contact(), request.campaign(), starts);
        return play.play();
    }

    private TestRunMessages words(WorkflowDocument document, TestSurroundings.Around around) {
        int tenant = callers.tenant();
        return new TestRunMessages(
                template -> templates.current(tenant, template),
                renderer,
                document,
                around.product(),
                around.campaign());
    }

    private static FlowTest test(
            TestRunRequest request, TestSurroundings.Around around, Instant starts, TestContact contact) {
        return FlowTestReader.checked(new FlowTest(
                NAME, null, null, around.setting(), starts, request.lasts(), new ArrayList<>(List.of(contact))));
    }

    private WorkflowDocument document(String slug, TestRunRequest request) {
        String draft = workflows.draft(slug).document();
        if (request.document() != null) {
            return WorkflowJson.read(request.document().toString(), slug);
        }
        return WorkflowJson.read(request.version() == null ? draft : workflows.export(slug, request.version()));
    }
}
