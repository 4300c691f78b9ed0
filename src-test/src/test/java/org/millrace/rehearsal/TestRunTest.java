package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.SendStrategy;
import org.millrace.platform.InvalidInput;
import org.millrace.predicate.Explanation;
import org.millrace.rehearsal.TestRun.Message;
import org.millrace.rehearsal.TestRun.Step;
import org.millrace.rehearsal.TestRun.WaitEnd;
import org.millrace.run.PaceStore;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateVersion;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;

class TestRunTest {

    private static final String FLOW =
            """
            {"name": "Welcome",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "hello", "type": "send", "config": {"channel": "email", "template": "hello"}},
                       {"id": "reply", "type": "wait", "config": {"amount": 3, "unit": "days", "event": {"name": "email_replied"}}},
                       {"id": "vip", "type": "condition",
                        "config": {"when": {"type": "all", "of": [{"type": "hasTag", "tag": "vip"}, {"type": "attribute", "name": "plan", "equals": "pro"}]}}},
                       {"id": "thanks", "type": "exit", "config": {"kind": "handoff", "reason": "replied"}}],
             "edges": [{"from": "start", "to": "hello"}, {"from": "hello", "to": "reply"},
                       {"from": "reply", "port": "happened", "to": "thanks"},
                       {"from": "reply", "port": "timeout", "to": "vip"},
                       {"from": "vip", "port": "yes", "to": "thanks"}]}
            """;
    private static final String ADA =
            """
            {"facts": {"id": "ada", "timeZone": "America/New_York", "tags": ["vip"],
                       "attributes": {"plan": "free", "firstName": "Ada"}},
             "starts": "2026-03-02T15:00:00Z"%s}
            """;

    @Test
    @Tag("P-10")
    void unmet_criteria_are_told_part_by_part_with_the_values_that_were_seen() {
        TestRun run = play(FLOW, ADA.formatted(""));

        assertThat(run.path()).extracting(Step::node).containsExactly("start", "hello", "reply", "vip");
        Step vip = run.path().get(3);
        assertThat(vip.port()).isEqualTo("no");
        Explanation found = vip.criteria().get(0).found();
        assertThat(found.holds()).isFalse();
        assertThat(found.parts()).extracting(Explanation::holds).containsExactly(true, false);
        assertThat(found.parts().get(1).saw().toString()).contains("free");
        assertThat(run.ending().kind()).isEqualTo("end");
    }

    @Test
    @Tag("P-16")
    void times_are_those_of_the_contacts_own_clock_over_its_change() {
        TestRun run = play(FLOW, ADA.formatted("").replace("03-02T15", "03-06T15"));

        Step reply = run.path().get(2);
        assertThat(reply.arrived()).hasToString("2026-03-06T10:00-05:00");
        assertThat(reply.left()).hasToString("2026-03-09T11:00-04:00");
        assertThat(reply.endedBy()).isEqualTo(WaitEnd.TIME);
        assertThat(run.timeZone()).isEqualTo("America/New_York");
    }

    @Test
    void an_assumed_reply_ends_the_wait_early() {
        TestRun run = play(FLOW, ADA.formatted(", \"events\": [{\"at\": \"PT5H\", \"event\": \"email_replied\"}]"));

        Step reply = run.path().get(2);
        assertThat(reply.endedBy()).isEqualTo(WaitEnd.EVENT);
        assertThat(reply.why().toString()).isEqualTo("email_replied");
        assertThat(reply.port()).isEqualTo("happened");
        assertThat(reply.left()).isBefore(reply.until());
        assertThat(run.ending().kind()).isEqualTo("handoff");
        assertThat(run.ending().reason().toString()).isEqualTo("replied");
    }

    @Test
    void a_message_is_shown_as_its_recipient_would_read_it() {
        TestRun run = play(FLOW, ADA.formatted(""));

        List<Message> messages = run.path().get(1).messages();
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).subject()).isEqualTo("Hello Ada");
        assertThat(messages.get(0).problem()).isNull();
        String unknown = FLOW.replace("\"template\": \"hello\"", "\"template\": \"gone\"");
        assertThat(play(unknown, ADA.formatted(""))
                        .path()
                        .get(1)
                        .messages()
                        .get(0)
                        .problem()
                        .toString())
                .contains("gone");
    }

    @Test
    void a_send_whose_template_is_not_chosen_yet_can_be_tried_and_says_so() {
        TestRun run = play(FLOW.replace(", \"template\": \"hello\"", ""), ADA.formatted(""));

        Message message = run.path().get(1).messages().get(0);
        assertThat(message.problem().toString()).isEqualTo("No template is named.");
        assertThat(run.path()).hasSize(4);
    }

    @Test
    void what_has_opted_out_is_shown_as_skipped() {
        String optedOut = ADA.formatted("").replace("\"tags\"", "\"optedOut\": [\"email\"], \"tags\"");
        assertThat(play(FLOW, optedOut)
                        .path()
                        .get(1)
                        .messages()
                        .get(0)
                        .skipped()
                        .toString())
                .isNotBlank();
    }

    @Test
    void a_run_that_waits_for_a_person_stands_there_at_the_end() {
        String asks =
                """
                {"name": "Ask", "nodes": [{"id": "start", "type": "manual-trigger"},
                    {"id": "ask", "type": "approval", "config": {"question": "Shall we?"}}, {"id": "end", "type": "exit"}],
                 "edges": [{"from": "start", "to": "ask"}, {"from": "ask", "port": "approved", "to": "end"}]}
                """;
        TestRun run = play(asks, ADA.formatted(""));
        assertThat(run.ending()).isNull();
        assertThat(run.path().get(1).left()).isNull();

        TestRun approved = play(asks, ADA.formatted(", \"events\": [{\"at\": \"P1D\", \"approve\": true}]"));
        assertThat(approved.path().get(1).endedBy()).isEqualTo(WaitEnd.PERSON);
    }

    @Test
    void a_circle_of_short_waits_is_cut_after_the_most_steps_that_are_shown() {
        String circle =
                """
                {"name": "Round", "nodes": [{"id": "start", "type": "manual-trigger"},
                    {"id": "pause", "type": "wait", "config": {"amount": 1, "unit": "minutes"}},
                    {"id": "ask", "type": "condition", "config": {"when": {"type": "hasTag", "tag": "done"}}}, {"id": "end", "type": "exit"}],
                 "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "ask"},
                    {"from": "ask", "port": "no", "to": "pause"}, {"from": "ask", "port": "yes", "to": "end"}]}
                """;
        TestRun run = play(circle, ADA.formatted(""));
        assertThat(run.cut()).isTrue();
        assertThat(run.path()).hasSizeLessThan(TestRunPlay.MOST_STEPS + 10);
    }

    @Test
    void a_request_without_anybody_and_a_thing_that_says_nothing_are_refused() {
        assertThatThrownBy(() -> TestRunRequest.read("{}")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> play(FLOW, ADA.formatted(", \"events\": [{\"at\": \"P1D\"}]")))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "7", "{\"text\": \"P1D\"}"})
    void a_moment_that_is_none_is_refused_at_its_place_and_in_no_parsers_words(String moment) {
        String asked = ADA.formatted(", \"events\": [{\"at\": " + moment + ", \"event\": \"seen\"}]");

        assertThatThrownBy(() -> TestRunRequest.read(asked))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("events[0].at")
                .hasMessageNotContaining("org.millrace");
    }

    @Test
    @Tag("P-10")
    void a_message_is_shown_as_held_by_the_hours_of_its_step_and_by_the_campaigns_quiet_hours() {
        String tuesdays = FLOW.replace(
                "\"template\": \"hello\"", "\"template\": \"hello\", \"window\": {\"tue\": [\"09:00-12:00\"]}");
        Held closed = held(play(tuesdays, ADA.formatted(""))).get(0);
        assertThat(closed.by()).isEqualTo(Held.By.STEP_HOURS);
        assertThat(closed.from()).hasToString("2026-03-02T10:00-05:00");
        assertThat(closed.until()).hasToString("2026-03-03T09:00-05:00");
        assertThat(closed.zone()).isEqualTo("America/New_York");

        CalendarRules quiet = new CalendarRules(null, null, List.of("2026-03-03"), List.of("09:00-21:00"));
        CampaignSetting setting = new CampaignSetting(null, null, null, quiet, null, null, false);
        List<Held> night = held(play(FLOW, ADA.formatted(""), setting, EngineNow.NOTHING));
        assertThat(night).extracting(Held::by).containsExactly(Held.By.QUIET_HOURS);
        assertThat(night.get(0).until()).hasToString("2026-03-02T21:00-05:00");
        List<Held> holiday =
                held(play(FLOW, ADA.formatted("").replace("03-02T15", "03-03T15"), setting, EngineNow.NOTHING));
        assertThat(holiday).extracting(Held::by).containsExactly(Held.By.HOLIDAY);
        assertThat(held(play(FLOW, ADA.formatted("")))).isEmpty();
    }

    @Test
    @Tag("P-10")
    void a_step_whose_slots_the_engine_has_given_away_holds_the_contact_until_the_next_free_one() {
        String paced = FLOW.replace(
                "\"template\": \"hello\"", "\"template\": \"hello\", \"batch\": {\"atMost\": 100, \"per\": \"day\"}");
        PaceStore.Given today = new PaceStore.Given(Instant.parse("2026-03-02T00:00:00Z"), 100);
        EngineNow full = new EngineNow(SendStrategy.IMMEDIATE, Map.of("hello", today), List.of());

        Step hello = play(paced, ADA.formatted(""), CampaignSetting.PLAIN, full)
                .path()
                .get(1);

        assertThat(hello.held()).extracting(Held::by).containsExactly(Held.By.PACE);
        assertThat(hello.held().get(0).until()).hasToString("2026-03-02T19:00-05:00");
        assertThat(hello.left()).hasToString("2026-03-02T19:00-05:00");
        assertThat(play(paced, ADA.formatted("")).path().get(1).held()).isEmpty();
    }

    @Test
    @Tag("P-10")
    void a_message_of_a_campaign_that_sends_at_the_best_hour_is_shown_at_it() {
        List<Instant> evenings = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> Instant.parse("2026-02-%02dT23:30:00Z".formatted(day)))
                .toList();
        EngineNow optimised = new EngineNow(SendStrategy.OPTIMISED, Map.of(), evenings);

        TestRun run = play(FLOW, ADA.formatted(""), CampaignSetting.PLAIN, optimised);

        assertThat(held(run)).extracting(Held::by).containsExactly(Held.By.BEST_HOUR);
        assertThat(run.path().get(1).messages().get(0).at().getHour()).isEqualTo(18);
        assertThat(run.path().get(1).left()).hasToString("2026-03-02T10:00-05:00");
    }

    private static List<Held> held(TestRun run) {
        return run.path().get(1).messages().get(0).held();
    }

    private static TestRun play(String flow, String asked) {
        return play(flow, asked, CampaignSetting.PLAIN, EngineNow.NOTHING);
    }

    private static TestRun play(String flow, String asked, CampaignSetting campaign, EngineNow now) {
        TestRunRequest request = TestRunRequest.read(asked);
        WorkflowDocument document = WorkflowJson.read(flow, "welcome");
        TestContact contact = request.facts().with(request.events());
        FlowTest test = FlowTestReader.checked(
                new FlowTest("test run", null, null, campaign, request.starts(), request.lasts(), List.of(contact)));
        TestRunMessages words =
                new TestRunMessages(TestRunTest::template, new TemplateRenderer(), document, null, null);
        FlowTestRunner runner = new FlowTestRunner(new StepCatalogue(StandardSteps.all()));
        return new TestRunPlay(test, runner.compiled(document), now, words).play();
    }

    private static Optional<TemplateVersion> template(String slug) {
        TemplateSource source = new TemplateSource("Hello {{contact.firstName}}", null, "Hi {{unsubscribe_url}}");
        return slug.equals("hello")
                ? Optional.of(new TemplateVersion(1, slug, 1, "email", "marketing", source))
                : Optional.empty();
    }
}
