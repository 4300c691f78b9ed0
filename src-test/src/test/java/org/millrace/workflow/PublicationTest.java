package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.step.StandardSteps;

class PublicationTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES =
            new Entities(DATABASE, Workflow.class, WorkflowVersion.class, NodeRow.class, EdgeRow.class);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final StepCatalogue CATALOGUE = new StepCatalogue(StandardSteps.all());

    private final int tenant = DATABASE.newTenant("publication-" + TENANTS.incrementAndGet());

    private static final WorkflowDocument ONE_WAIT = aWorkflow()
            .node("pause", "wait", "{\"amount\":3,\"unit\":\"days\"}")
            .node("end", "exit", "{}")
            .path("start", "pause", "end")
            .build();

    private static final WorkflowDocument TWO_TAGS = aWorkflow()
            .node("late", "tag", "{\"add\":[\"late\"]}")
            .node("end", "exit", "{}")
            .node("early", "tag", "{\"add\":[\"early\"]}")
            .path("start", "early", "late", "end")
            .build();

    @Test
    @Tag("S0-03")
    @Tag("S1-30")
    void a_published_version_has_a_row_for_each_node_and_edge_and_no_layout() {
        draft(ONE_WAIT);
        Published published = publish();

        assertThat(published.created()).isTrue();
        assertThat(published.version().no()).isEqualTo(1);
        assertThat(rows("select node_no || ' ' || node_id || ' ' || type || ' ' || config from node", published))
                .containsExactlyInAnyOrder(
                        "1 start manual-trigger {}",
                        "2 pause wait {\"unit\": \"days\", \"amount\": 3}",
                        "3 end exit {}");
        assertThat(rows("select from_node_no || ' ' || port || ' ' || to_node_no from edge", published))
                .containsExactlyInAnyOrder("1 next 2", "2 next 3");
    }

    @Test
    void publishing_the_same_draft_again_makes_no_new_version_and_says_so() {
        draft(ONE_WAIT);
        Published first = publish();
        Published second = publish();

        assertThat(second.created()).isFalse();
        assertThat(second.version()).isEqualTo(first.version());
    }

    @Test
    @Tag("S1-35")
    void a_node_that_was_deleted_has_no_row_in_the_next_version_and_the_others_keep_their_numbers() {
        draft(ONE_WAIT);
        publish();
        draft(TWO_TAGS);
        Published second = publish();

        assertThat(second.version().no()).isEqualTo(2);
        assertThat(rows("select node_no || ' ' || node_id from node", second))
                .containsExactlyInAnyOrder("1 start", "3 end", "4 late", "5 early");
        assertThat(rows("select from_node_no || ' ' || to_node_no from edge", second))
                .containsExactlyInAnyOrder("1 5", "5 4", "4 3");
    }

    @Test
    @Tag("S4-26")
    void the_version_before_stays_as_it_was_published() {
        draft(ONE_WAIT);
        Published first = publish();
        draft(TWO_TAGS);
        publish();

        WorkflowVersions versions = versions();
        assertThat(versions.compiled(first.version().id()).nodes())
                .extracting(CompiledNode::id)
                .containsExactlyInAnyOrder("start", "pause", "end");
        assertThat(versions.current(tenant, first.version().workflowId()))
                .get()
                .extracting(PublishedVersion::no)
                .isEqualTo(2);
    }

    @Test
    void a_compiled_version_is_walked_by_the_numbers_that_its_rows_have() {
        draft(ONE_WAIT);
        publish();
        draft(TWO_TAGS);
        CompiledWorkflow compiled = versions().compiled(publish().version().id());

        assertThat(compiled.start().no()).isEqualTo(1);
        assertThat(compiled.follow(1, "next", when -> true))
                .get()
                .extracting(CompiledNode::id)
                .isEqualTo("early");
        assertThat(compiled.follow(5, "next", when -> true))
                .get()
                .extracting(CompiledNode::no)
                .isEqualTo(4);
    }

    @Test
    @Tag("S0-18")
    @Tag("S1-34")
    void a_draft_with_errors_is_not_published_and_every_error_is_named() {
        draft(aWorkflow()
                .node("pause", "wait", "{\"amount\": \"x\"}")
                .node("lost", "exit", "{}")
                .path("start", "pause")
                .build());

        assertThatThrownBy(this::publish)
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(violation -> violation.where())
                        .contains("nodes[pause].config.amount", "nodes[pause].config.unit", "nodes[lost]"));
        assertThat(versions().current(tenant, workflowId())).isEmpty();
    }

    @Test
    void another_tenants_workflow_is_not_found() {
        draft(ONE_WAIT);
        publish();

        assertThat(versions().current(tenant + 1, workflowId())).isEmpty();
        assertThat(ENTITIES.<Boolean>tx(em ->
                        new WorkflowRepository(em).find(tenant + 1, "test").isPresent()))
                .isFalse();
    }

    private void draft(WorkflowDocument document) {
        ENTITIES.tx(em -> {
            WorkflowRepository workflows = new WorkflowRepository(em);
            Optional<Workflow> known = workflows.lock(tenant, "test");
            if (known.isPresent()) {
                known.get().draft(document, "anna", CLOCK.instant());
            } else {
                workflows.add(new Workflow(tenant, document, "anna", CLOCK.instant()));
            }
            return null;
        });
    }

    private Published publish() {
        return ENTITIES.tx(em -> {
            WorkflowRepository workflows = new WorkflowRepository(em);
            Publication publication = TestWorkflows.publication(DATABASE.jdbi(), workflows, new FiredEvents<>(), CLOCK);
            Workflow workflow = workflows.lock(tenant, "test").orElseThrow();
            return publication.publish(workflow, workflow.draft(), slug -> Optional.empty(), List.of(), "anna");
        });
    }

    private WorkflowVersions versions() {
        return new WorkflowVersions(new VersionRepository(DATABASE.jdbi()), new WorkflowCompiler(CATALOGUE));
    }

    private long workflowId() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select id from workflow where tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(long.class)
                .one());
    }

    private static List<String> rows(String select, Published published) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(select + " where version_id = :version")
                .bind("version", published.version().id())
                .mapTo(String.class)
                .list());
    }
}
