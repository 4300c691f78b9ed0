package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.Entities;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.Published;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.Workflows;

class FlowTestsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private static final String DRAFT =
            """
            {"name": "Welcome",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "pause", "type": "wait", "config": {"amount": %d, "unit": "days"}},
                       {"id": "mail", "type": "send", "config": {"channel": "null"}}, {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "mail"},
                       {"from": "mail", "to": "end"}]}
            """;
    private static final String AFTER_THREE_DAYS =
            """
            {"name": "the mail comes after three days", "starts": "2026-03-02T09:00:00Z",
             "contacts": [{"id": "anna", "expect": {"messages": [{"node": "mail", "at": "P3D"}]}}]}
            """;

    private final int tenant = DATABASE.newTenant("flow-tests-" + TENANTS.incrementAndGet());

    @Test
    @Tag("P-12")
    void a_test_is_kept_by_its_name_and_given_back_as_it_was() {
        draft(3);
        in(t -> t.save("welcome", "three-days", AFTER_THREE_DAYS));
        in(t -> t.save("welcome", "another", AFTER_THREE_DAYS));
        in(t -> t.save("welcome", "another", AFTER_THREE_DAYS.replace("anna", "bert")));

        FlowTestList kept = ask(t -> t.list("welcome"));
        assertThat(kept.tests()).extracting(StoredFlowTest::name).containsExactly("another", "three-days");
        String first = ask(t -> t.get("welcome", "three-days"));
        assertThat(first).isEqualTo(AFTER_THREE_DAYS);
        String replaced = ask(t -> t.get("welcome", "another"));
        assertThat(replaced).contains("bert");
        in(t -> t.remove("welcome", "another"));
        assertThatThrownBy(() -> ask(t -> t.get("welcome", "another"))).isInstanceOf(NotFound.class);
        assertThat(Audits.actions(DATABASE.jdbi(), tenant))
                .containsSubsequence("workflow.test-saved", "workflow.test-removed");
    }

    @Test
    @Tag("P-12")
    void tests_are_played_against_the_draft_as_it_is_now() {
        draft(3);
        in(t -> t.save("welcome", "three-days", AFTER_THREE_DAYS));

        FlowTestResult passed = ask(t -> t.run("welcome", null)).get(0);
        assertThat(passed.passed()).isTrue();
        draft(4);
        FlowTestResult failed = ask(t -> t.run("welcome", "three-days")).get(0);

        assertThat(failed.passed()).isFalse();
        assertThat(failed.failures().get(0).sentence())
                .hasToString("anna: the message of mail should be at 2026-03-05T09:00:00Z, but was at"
                        + " 2026-03-06T09:00:00Z");
        assertThat(failed.story()).extracting(FlowTestResult.Line::node).contains("start", "pause", "mail", "end");
    }

    @Test
    void what_is_no_test_is_refused_with_the_place() {
        draft(3);

        refused("{\"name\": \"x\", \"contacts\": [{\"id\": \"a\"}]}", "starts");
        refused("{\"name\": \"x\", \"starts\": \"2026-03-02T09:00:00Z\"}", "contacts");
        refused(AFTER_THREE_DAYS.replace("P3D", "in three days"), "contacts[0].expect.messages[0].at");
        refused(AFTER_THREE_DAYS.replace("anna\"", "anna\", \"colour\": 1"), "contacts[0].colour");
        refused(AFTER_THREE_DAYS.replace("anna\"", "anna\", \"timeZone\": \"Mars\""), "contacts[0].timeZone");
        refused(AFTER_THREE_DAYS.replace("anna\"", "anna\", \"events\": [{\"at\": \"P1D\"}]"), "contacts[0].events[0]");
        refused("[]", "$");
        refused("null", "$");
        refused("{", "$");
        assertThatThrownBy(() -> in(t -> t.save("welcome", "run", AFTER_THREE_DAYS)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_strangers_tests_are_not_there() {
        draft(3);
        in(t -> t.save("welcome", "three-days", AFTER_THREE_DAYS));
        int stranger = DATABASE.newTenant("flow-tests-stranger-" + TENANTS.incrementAndGet());

        assertThatThrownBy(() -> ask(stranger, t -> t.get("welcome", "three-days")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_workflow_with_errors_is_not_played() {
        draft(-1);

        assertThatThrownBy(() -> ask(t -> t.play("welcome", AFTER_THREE_DAYS)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                                refused.violations().get(0).where())
                        .isEqualTo("workflow.nodes[pause].config.amount"));
    }

    @Test
    @Tag("P-12")
    void a_workflow_that_demands_it_is_published_only_when_its_tests_pass() {
        draft(3);
        in(t -> t.save("welcome", "three-days", AFTER_THREE_DAYS));
        publish();
        draft(4);
        publish();
        in(t -> t.requireGreen("welcome", true));
        draft(5);

        assertThatThrownBy(this::publish).isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                        refused.violations().get(0))
                .hasToString("Violation[where=tests.three-days, what=anna: the message of mail should be at"
                        + " 2026-03-05T09:00:00Z, but was at 2026-03-07T09:00:00Z., mend=Mend the workflow,"
                        + " or the test.]"));

        draft(3);
        assertThat(publish().version().no()).isEqualTo(3);
        draft(4);
        assertThat(publish().version().no()).as("it was published before").isEqualTo(4);
    }

    private Published publish() {
        GreenTests gate = new GreenTests(
                new FlowTestRepository(DATABASE.jdbi()), new FlowTestRunner(new StepCatalogue(StandardSteps.all())));
        return ENTITIES.tx(em -> TestWorkflows.on(
                        DATABASE.jdbi(),
                        em,
                        new FixedCaller(tenant, "marta", Roles.MARKETER),
                        new FiredEvents<>(gate::demand),
                        CLOCK)
                .publish("welcome", IfMatch.ABSENT));
    }

    private void refused(String json, String where) {
        assertThatThrownBy(() -> in(t -> t.save("welcome", "bad", json)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                                refused.violations().get(0).where())
                        .isEqualTo(where));
    }

    private void draft(int days) {
        ENTITIES.tx(em -> workflows(em, tenant)
                .save("welcome", DRAFT.formatted(days), exists() ? IfMatch.any() : IfMatch.ABSENT));
    }

    private boolean exists() {
        return ENTITIES.tx(em -> !workflows(em, tenant).list(null, 10).items().isEmpty());
    }

    private void in(java.util.function.Consumer<FlowTests> act) {
        ask(t -> {
            act.accept(t);
            return null;
        });
    }

    private <T> T ask(Function<FlowTests, T> act) {
        return ask(tenant, act);
    }

    private static <T> T ask(int tenant, Function<FlowTests, T> act) {
        return ENTITIES.tx(em -> act.apply(new FlowTests(
                new FlowTestRepository(DATABASE.jdbi()),
                new FlowTestRunner(new StepCatalogue(StandardSteps.all())),
                workflows(em, tenant),
                Audits.on(DATABASE.jdbi(), CLOCK),
                new FixedCaller(tenant, "marta", Roles.MARKETER),
                CLOCK)));
    }

    private static Workflows workflows(jakarta.persistence.EntityManager em, int tenant) {
        return TestWorkflows.on(DATABASE.jdbi(), em, new FixedCaller(tenant, "marta", Roles.MARKETER), CLOCK);
    }
}
