package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;

/** Runs of the deployed server that wait for people and events, and are interrupted, from outside. */
class SignalsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final String NAME = "signals-it";

    private static final String WORKFLOW =
            """
            {"slug": "signals-it", "name": "Signals",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "ask", "type": "approval", "config": {"question": "Go on?", "assignee": "sales"}},
                       {"id": "stage", "type": "set-attribute", "config": {"name": "stage", "value": "won"}},
                       {"id": "points", "type": "adjust-score", "config": {"criterion": "fit", "by": 5}},
                       {"id": "tell", "type": "fire-event", "config": {"name": "signals_it_told"}},
                       {"id": "paid", "type": "wait",
                        "config": {"amount": 30, "unit": "days", "event": {"name": "signals_it_paid"}}},
                       {"id": "handed", "type": "exit", "config": {"kind": "handoff", "to": "sales"}},
                       {"id": "late", "type": "exit", "config": {"status": "partial"}}],
             "edges": [{"from": "start", "to": "ask"},
                       {"from": "ask", "port": "approved", "to": "stage"}, {"from": "ask", "port": "rejected", "to": "late"},
                       {"from": "ask", "port": "timeout", "to": "late"},
                       {"from": "stage", "to": "points"}, {"from": "points", "to": "tell"}, {"from": "tell", "to": "paid"},
                       {"from": "paid", "port": "happened", "to": "handed"}, {"from": "paid", "port": "timeout", "to": "late"}],
             "interrupts": [{"name": "Replied", "when": {"event": {"name": "signals_it_replied"}},
                             "then": {"kind": "handoff", "to": "support", "status": "partial"}}]}
            """;

    private static Rest rest;
    private static long campaign;

    @BeforeAll
    static void campaign() {
        rest = Rest.as(SERVER, "admin");
        campaign = new RestCampaign(rest, NAME).people(2).workflow(WORKFLOW).activated();
        Waiting.until("two questions", Duration.ofSeconds(60), () -> questions().size() == 2);
    }

    @Test
    @Tag("S3-13")
    @Tag("S4-08")
    @Tag("S2-23")
    void a_person_s_answer_and_an_event_lead_a_run_to_its_end() {
        JsonNode question = question(NAME + "-1");
        assertThat(rest.call(
                                "POST",
                                "approvals/" + question.get("id").asLong() + "/approve",
                                "{\"comment\": \"" + "x".repeat(1_001) + "\"}")
                        .status())
                .isEqualTo(422);
        JsonNode answer = rest.post("approvals/" + question.get("id").asLong() + "/approve", "{\"comment\":\"yes\"}");
        assertThat(answer.get("decision").asText()).isEqualTo("APPROVED");

        Waiting.until("the wait for the event", Duration.ofSeconds(30), () -> node(NAME + "-1")
                .equals("paid"));
        JsonNode contact = rest.get("contacts/" + NAME + "-1");
        assertThat(contact.at("/attributes/stage").asText()).isEqualTo("won");
        Waiting.until("the event that the step fired", Duration.ofSeconds(30), () -> events(NAME + "-1")
                .contains("signals_it_told"));

        tell(NAME + "-1", "signals_it_paid");
        Waiting.until(
                "the end",
                Duration.ofSeconds(30),
                () -> run(NAME + "-1").get("status").asText().equals("SUCCESS"));
        assertThat(run(NAME + "-1").get("exitKind").asText()).isEqualTo("handoff");
        Waiting.until("the handoff told", Duration.ofSeconds(30), () -> events(NAME + "-1")
                .contains("campaign_handoff"));
    }

    @Test
    @Tag("S0-25")
    @Tag("P-05")
    void an_interrupt_ends_a_run_that_waits_for_a_person_and_closes_the_question() {
        long id = question(NAME + "-2").get("id").asLong();

        tell(NAME + "-2", "signals_it_replied");

        Waiting.until(
                "the end",
                Duration.ofSeconds(30),
                () -> run(NAME + "-2").get("status").asText().equals("PARTIAL"));
        JsonNode trace = rest.get("runs/" + run(NAME + "-2").get("id").asLong() + "/trace");
        JsonNode last = trace.get("lines").get(trace.get("lines").size() - 1);
        assertThat(last.get("outcome").asText()).isEqualTo("INTERRUPTED");
        assertThat(last.get("reason").asText()).isEqualTo("Replied: to support");
        assertThat(rest.call("POST", "approvals/" + id + "/approve", "{}").status())
                .isEqualTo(409);
    }

    private static JsonNode questions() {
        return rest.get("approvals?campaign=" + campaign).get("items");
    }

    private static JsonNode question(String contact) {
        for (JsonNode question : questions()) {
            if (question.get("contact").asText().equals(contact)) {
                return question;
            }
        }
        throw new AssertionError("No question about " + contact);
    }

    private static JsonNode run(String contact) {
        return rest.get("runs?campaign=" + campaign + "&contact=" + contact)
                .get("items")
                .get(0);
    }

    private static String node(String contact) {
        return run(contact).get("node").asText();
    }

    private static List<String> events(String contact) {
        List<String> names = new ArrayList<>();
        rest.get("contacts/" + contact + "/events")
                .get("items")
                .forEach(event -> names.add(event.get("name").asText()));
        return names;
    }

    private static void tell(String contact, String event) {
        rest.post(
                "events",
                """
                {"contact": "%s", "name": "%s", "externalId": "%s-%s"}
                """
                        .formatted(contact, event, contact, event));
    }
}
