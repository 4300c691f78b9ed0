package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.Conflict;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Roles;
import org.millrace.platform.StaleVersion;

class WorkflowsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES =
            new Entities(DATABASE, Workflow.class, WorkflowVersion.class, NodeRow.class, EdgeRow.class);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private static final String DRAFT =
            """
            {"name": "Welcome", "description": "First days",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "pause", "type": "wait", "config": {"amount": %d, "unit": "days"}},
                       {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}],
             "layout": {"start": {"x": 10, "y": 20}}}
            """;

    private final int tenant = DATABASE.newTenant("workflows-" + TENANTS.incrementAndGet());

    @Test
    @Tag("S4-24")
    void a_deploy_script_can_put_and_publish_as_often_as_it_likes() {
        SavedDraft created = in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        Published first = in(w -> w.publish("welcome", IfMatch.ABSENT));
        SavedDraft again = in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.any()));
        Published second = in(w -> w.publish("welcome", IfMatch.ABSENT));

        assertThat(created.created()).isTrue();
        assertThat(created.problems()).isEmpty();
        assertThat(again.created()).isFalse();
        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(in(w -> w.versions("welcome", null, 10)).items()).containsExactly(first.version());
    }

    @Test
    @Tag("S4-24")
    void an_exported_version_put_as_a_draft_and_published_elsewhere_is_equal_to_the_byte() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        String exported = in(w -> w.export("welcome", 1));
        int elsewhere = DATABASE.newTenant("workflows-elsewhere");

        in(elsewhere, w -> w.save("welcome", exported, IfMatch.ABSENT));
        in(elsewhere, w -> w.publish("welcome", IfMatch.ABSENT));

        assertThat(exported(elsewhere, 1)).isEqualTo(exported);
        assertThat(draft(elsewhere)).isEqualTo(exported);
    }

    @Test
    void a_draft_is_replaced_only_by_who_saw_its_latest_state() {
        SavedDraft first = in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        SavedDraft second = in(w -> w.save("welcome", DRAFT.formatted(4), IfMatch.version(first.version())));

        assertThat(second.version()).isGreaterThan(first.version());
        assertThatThrownBy(() -> in(w -> w.save("welcome", DRAFT.formatted(5), IfMatch.version(first.version()))))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> in(w -> w.save("welcome", DRAFT.formatted(5), IfMatch.ABSENT)))
                .isInstanceOf(PreconditionRequired.class);
        assertThatThrownBy(() -> in(w -> w.save("never-seen", DRAFT.formatted(5), IfMatch.version(1))))
                .isInstanceOf(StaleVersion.class);
        assertThat(draft(tenant)).contains("\"amount\": 4");
    }

    @Test
    @Tag("S0-18")
    void work_in_progress_is_saved_with_its_problems_but_not_published() {
        SavedDraft saved = in(w -> w.save("welcome", "{\"name\":\"Half done\",\"nodes\":[]}", IfMatch.ABSENT));

        assertThat(saved.problems()).extracting(Problem::severity).contains(Problem.Severity.ERROR);
        assertThat(in(w -> w.validate("welcome")).publishable()).isFalse();
        assertThatThrownBy(() -> in(w -> w.publish("welcome", IfMatch.ABSENT))).isInstanceOf(InvalidInput.class);
        assertThat(in(w -> w.get("welcome")).publishedNo()).isNull();
    }

    @Test
    void what_is_no_document_is_not_saved() {
        assertThatThrownBy(() -> in(w -> w.save("welcome", "{\"nodes\":7}", IfMatch.ABSENT)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> in(w -> w.get("welcome"))).isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("S4-26")
    void publishing_a_changed_draft_makes_the_next_version_and_keeps_the_one_before() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        String first = in(w -> w.export("welcome", 1));
        in(w -> w.save("welcome", DRAFT.formatted(9), IfMatch.any()));
        Published second = in(w -> w.publish("welcome", IfMatch.ABSENT));

        assertThat(second.version().no()).isEqualTo(2);
        assertThat(exported(tenant, 1)).isEqualTo(first).contains("\"amount\": 3");
        assertThat(exported(tenant, 2)).contains("\"amount\": 9");
        assertThat(in(w -> w.versions("welcome", 2, 10)).items())
                .extracting(PublishedVersion::no)
                .containsExactly(1);
    }

    @Test
    @Tag("P-06")
    void versions_are_compared_with_each_other_and_with_the_draft() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        in(w -> w.save("welcome", DRAFT.formatted(4), IfMatch.any()));
        in(w -> w.publish("welcome", IfMatch.ABSENT));

        assertThat(in(w -> w.difference("welcome", "1", "2")).nodesChanged()).hasSize(1);
        assertThat(in(w -> w.difference("welcome", "2", "draft")).nothing()).isTrue();
        assertThatThrownBy(() -> in(w -> w.difference("welcome", "1", "3"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(w -> w.difference("welcome", "yesterday", "2")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("S4-25")
    void a_draft_tells_who_changed_it_last_and_when_and_nobody_enters_on_it() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        WorkflowSummary saved = in(w -> w.get("welcome"));

        assertThat(saved.updatedBy()).isEqualTo("anna");
        assertThat(saved.updatedAt()).isEqualTo(CLOCK.instant());
        assertThat(saved.description()).isEqualTo("First days");
        assertThat(saved.publishedNo()).isNull();
    }

    @Test
    @Tag("S1-38")
    @Tag("P-08")
    void rolling_back_publishes_the_older_document_again_and_leaves_the_draft_alone() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        in(w -> w.save("welcome", DRAFT.formatted(9), IfMatch.any()));
        in(w -> w.publish("welcome", IfMatch.ABSENT));

        Published back = in(w -> w.rollback("welcome", 1, IfMatch.ABSENT, List.of()));
        Published again = in(w -> w.rollback("welcome", 1, IfMatch.ABSENT, List.of()));

        assertThat(back.version().no()).isEqualTo(3);
        assertThat(again.created()).isFalse();
        assertThat(exported(tenant, 3)).isEqualTo(exported(tenant, 1));
        assertThat(exported(tenant, 2)).contains("\"amount\": 9");
        assertThat(draft(tenant)).contains("\"amount\": 9");
        assertThatThrownBy(() -> in(w -> w.rollback("welcome", 7, IfMatch.ABSENT, List.of())))
                .isInstanceOf(NotFound.class);
        assertThat(Audits.actions(DATABASE.jdbi(), tenant)).endsWith("workflow.published", "workflow.rolled-back");
    }

    @Test
    @Tag("S0-28")
    void a_copy_has_the_graph_and_the_layout_and_a_name_of_its_own() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        long id = in(w -> w.get("welcome")).id();
        in(w -> w.copy(id, "welcome-copy", "Welcome (copy)"));
        WorkflowDocument original =
                WorkflowJson.read(in(w -> w.draft("welcome")).document());
        WorkflowDocument copy =
                WorkflowJson.read(in(w -> w.draft("welcome-copy")).document());

        assertThat(copy.name()).isEqualTo("Welcome (copy)");
        assertThat(copy.nodes()).isEqualTo(original.nodes());
        assertThat(copy.edges()).isEqualTo(original.edges());
        assertThat(copy.layout()).isEqualTo(original.layout()).isNotEmpty();
        assertThat(in(w -> w.get("welcome-copy")).publishedNo()).isNull();
        assertThatThrownBy(() -> in(w -> w.copy(id, "welcome-copy", "Again"))).isInstanceOf(Conflict.class);
    }

    @Test
    void pages_follow_the_slugs() {
        for (String slug : new String[] {"c", "a", "b"}) {
            in(w -> w.save(slug, DRAFT.formatted(1), IfMatch.ABSENT));
        }

        assertThat(in(w -> w.list(null, 2)).items())
                .extracting(WorkflowSummary::slug)
                .containsExactly("a", "b");
        assertThat(in(w -> w.list(null, 2)).next()).contains("b");
        assertThat(in(w -> w.list("b", 2)).items())
                .extracting(WorkflowSummary::slug)
                .containsExactly("c");
        assertThat(in(w -> w.list("b", 2)).next()).isEmpty();
        assertThatThrownBy(() -> in(w -> w.list(null, 501))).isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S2-07")
    void another_tenant_sees_nothing_and_may_use_the_same_slug() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        long id = in(w -> w.get("welcome")).id();
        int stranger = DATABASE.newTenant("workflows-stranger");

        assertThatThrownBy(() -> in(stranger, w -> w.get("welcome"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(stranger, w -> w.get(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(stranger, w -> w.export("welcome", 1))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(stranger, w -> w.copy(id, "mine", "Mine"))).isInstanceOf(NotFound.class);
        assertThat(in(stranger, w -> w.list(null, 10)).items()).isEmpty();
        assertThat(in(stranger, w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT))
                        .created())
                .isTrue();
    }

    @Test
    void each_change_is_on_record_and_what_changes_nothing_is_not() {
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.ABSENT));
        in(w -> w.save("welcome", DRAFT.formatted(3), IfMatch.any()));
        in(w -> w.save("welcome", DRAFT.formatted(4), IfMatch.any()));
        in(w -> w.publish("welcome", IfMatch.ABSENT));
        in(w -> w.publish("welcome", IfMatch.ABSENT));

        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsExactly("workflow.created", "workflow.draft-saved", "workflow.published");
    }

    /**
     * What is written past the boundary, straight into the tables, would be neither proven nor numbered nor on record, so that is not
     * offered: a script does by slug what a person does on the page.
     */
    @Test
    @Tag("S4-23")
    @Tag("S4-24")
    void a_deploy_script_may_run_again_and_only_what_changed_is_a_new_version() {
        assertThat(deployed(3)).isEqualTo("version 1, created");
        assertThat(deployed(3)).isEqualTo("version 1, as it was");
        assertThat(deployed(4)).isEqualTo("version 2, created");
        assertThat(deployed(4)).isEqualTo("version 2, as it was");

        assertThat(exported(tenant, 1)).isNotEqualTo(exported(tenant, 2));
        assertThat(in(w -> w.list(null, 10)).items()).hasSize(1);
    }

    private String deployed(int days) {
        boolean known = in(w -> w.list(null, 10)).items().stream()
                .anyMatch(workflow -> workflow.slug().equals("welcome"));
        in(w -> w.save("welcome", DRAFT.formatted(days), known ? IfMatch.any() : IfMatch.ABSENT));
        Published published = in(w -> w.publish("welcome", IfMatch.ABSENT));
        return "version " + published.version().no() + (published.created() ? ", created" : ", as it was");
    }

    private static String exported(int tenant, int no) {
        return in(tenant, w -> w.export("welcome", no));
    }

    private static String draft(int tenant) {
        return in(tenant, w -> w.draft("welcome").document());
    }

    private <T> T in(Function<Workflows, T> act) {
        return in(tenant, act);
    }

    private static <T> T in(int tenant, Function<Workflows, T> act) {
        return ENTITIES.tx(em -> {
            WorkflowRepository workflows = new WorkflowRepository(em);
            WorkflowValidator validator = new WorkflowValidator(Corpus.CATALOGUE);
            return act.apply(new Workflows(
                    workflows,
                    TestWorkflows.publication(DATABASE.jdbi(), workflows, new FiredEvents<>(), CLOCK),
                    validator,
                    slug -> Optional.empty(),
                    Audits.on(DATABASE.jdbi(), CLOCK),
                    new FixedCaller(tenant, "anna", Roles.MARKETER),
                    CLOCK));
        });
    }
}
