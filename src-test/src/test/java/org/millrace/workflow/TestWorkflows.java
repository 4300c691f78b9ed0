package org.millrace.workflow;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.platform.FiredEvents;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup;

/** The real boundary without a server, for tests of other packages. */
public final class TestWorkflows {

    /** The entities, for tests that need them beside their own. */
    public static final List<Class<?>> ENTITIES =
            List.of(Workflow.class, WorkflowVersion.class, NodeRow.class, EdgeRow.class);

    private TestWorkflows() {}

    public static WorkflowVersions versions(Jdbi jdbi) {
        return new WorkflowVersions(new VersionRepository(jdbi), new WorkflowCompiler(Corpus.CATALOGUE));
    }

    public static Workflows on(Jdbi jdbi, EntityManager entities, CallerContext callers, Clock clock) {
        return on(jdbi, entities, callers, new FiredEvents<>(), clock);
    }

    /** @param news whoever observes publications */
    public static Workflows on(
            Jdbi jdbi, EntityManager entities, CallerContext callers, Event<WorkflowPublished> news, Clock clock) {
        return on(jdbi, entities, callers, news, slug -> Optional.empty(), clock);
    }

    /** The same with templates. */
    public static Workflows on(
            Jdbi jdbi, EntityManager entities, CallerContext callers, TemplateLookup templates, Clock clock) {
        return on(jdbi, entities, callers, new FiredEvents<>(), templates, clock);
    }

    private static Workflows on(
            Jdbi jdbi,
            EntityManager entities,
            CallerContext callers,
            Event<WorkflowPublished> news,
            TemplateLookup templates,
            Clock clock) {
        WorkflowRepository repository = new WorkflowRepository(entities);
        StepCatalogue catalogue = new StepCatalogue(StandardSteps.all());
        WorkflowValidator validator = new WorkflowValidator(catalogue);
        return new Workflows(
                repository,
                publication(jdbi, repository, news, clock),
                validator,
                templates,
                Audits.on(jdbi, clock),
                callers,
                clock);
    }

    static Publication publication(
            Jdbi jdbi, WorkflowRepository repository, Event<WorkflowPublished> news, Clock clock) {
        StepCatalogue catalogue = new StepCatalogue(StandardSteps.all());
        return new Publication(
                repository,
                new VersionRepository(jdbi),
                new WorkflowValidator(catalogue),
                new WorkflowCompiler(catalogue),
                news,
                clock);
    }
}
