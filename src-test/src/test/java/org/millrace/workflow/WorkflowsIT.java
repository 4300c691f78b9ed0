package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Rest.Answer;
import org.millrace.run.step.StandardSteps;

class WorkflowsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final String DOCUMENT =
            """
            {"name": "Ünïcode", "nodes": [{"id": "start", "type": "manual-trigger"},
              {"id": "pause", "type": "wait", "config": {"unit": "days", "amount": %d}},
              {"id": "ask", "type": "branch", "config": {"ways": [
                {"port": "vip", "when": {"type": "hasTag", "tag": "vip"}}]}},
              {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "ask"},
              {"from": "ask", "port": "vip", "to": "end"}, {"from": "ask", "port": "otherwise", "to": "end"}],
             "layout": {"start": {"x": 0, "y": 0}}}
            """;

    private final Rest marketer = Rest.as(SERVER, "marketer");

    @Test
    @Tag("S4-24")
    @Tag("S4-26")
    void a_workflow_goes_from_draft_to_version_and_back_equal_to_the_byte() {
        Answer created = marketer.call("PUT", "workflows/it-round/draft", DOCUMENT.formatted(3));
        Answer first = marketer.call("POST", "workflows/it-round/publish", null);
        Answer again = marketer.call("POST", "workflows/it-round/publish", null);
        String exported = body("workflows/it-round/versions/1");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("problems")).isEmpty();
        assertThat(created.header("ETag")).matches("\"\\d+\"");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).endsWith("/api/v1/workflows/it-round/versions/1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("created").asBoolean()).isFalse();
        assertThat(exported).contains("\"name\": \"Ünïcode\"", "\"amount\": 3");

        String renamed = exported.replace("it-round", "it-copy");
        marketer.put("workflows/it-copy/draft", renamed);
        marketer.post("workflows/it-copy/publish", "{}");
        assertThat(body("workflows/it-copy/versions/1")).isEqualTo(renamed);
        assertThat(body("workflows/it-copy/draft")).isEqualTo(renamed);
    }

    @Test
    void a_draft_is_guarded_by_its_etag() {
        String first = marketer.call("PUT", "workflows/it-etag/draft", DOCUMENT.formatted(3))
                .header("ETag");
        Answer blind = marketer.call("PUT", "workflows/it-etag/draft", DOCUMENT.formatted(4));
        Answer seen = marketer.call("PUT", "workflows/it-etag/draft", DOCUMENT.formatted(4), "If-Match", first);
        Answer late = marketer.call("PUT", "workflows/it-etag/draft", DOCUMENT.formatted(5), "If-Match", first);

        assertThat(blind.status()).isEqualTo(428);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("ETag"))
                .isNotEqualTo(first)
                .isEqualTo(marketer.call("GET", "workflows/it-etag/draft", null).header("ETag"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).startsWith("application/problem+json");
        assertThat(marketer.call("PUT", "workflows/it-etag/draft", DOCUMENT.formatted(5), "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("S0-18")
    @Tag("S1-34")
    void validate_tells_every_fault_and_publish_refuses_for_the_same() {
        String faulty = DOCUMENT.formatted(-1).replace("\"to\": \"ask\"", "\"to\": \"nowhere\"");
        JsonNode saved = marketer.put("workflows/it-faulty/draft", faulty);
        JsonNode stored = marketer.post("workflows/it-faulty/validate", "");
        JsonNode sent = marketer.post("workflows/it-faulty/validate", faulty);
        Answer refused = marketer.call("POST", "workflows/it-faulty/publish", "{}");

        assertThat(stored.get("problems")).isEqualTo(saved.get("problems")).isEqualTo(sent.get("problems"));
        assertThat(stored.get("problems").get(0).get("severity").asText()).isEqualTo("error");
        assertThat(texts(stored.get("problems"), "node")).contains("pause", "ask", "end");
        assertThat(stored.get("problems").findValue("edge").get("to").asText()).isEqualTo("nowhere");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.json().get("errors"), "where"))
                .contains("nodes[pause].config.amount", "edges[pause:next]", "nodes[ask]");
    }

    @Test
    void what_is_no_document_is_refused_with_its_places() {
        Answer broken = marketer.call("PUT", "workflows/it-broken/draft", "{\"name\": ");
        Answer wrong = marketer.call("PUT", "workflows/it-broken/draft", "{\"nodes\": [{\"id\": 7}]}");

        assertThat(broken.status()).isEqualTo(422);
        assertThat(texts(wrong.json().get("errors"), "where")).contains("name", "nodes[0].id", "nodes[0].type");
        assertThat(marketer.call("GET", "workflows/it-broken", null).status()).isEqualTo(404);
    }

    @Test
    @Tag("S0-02")
    void the_step_types_are_told_with_schema_ports_and_example() {
        JsonNode types = marketer.get("step-types");

        assertThat(texts(types, "name"))
                .containsExactlyElementsOf(StandardSteps.all().stream()
                        .map(type -> type.name())
                        .sorted()
                        .toList());
        types.forEach(type -> {
            assertThat(type.at("/schema/type").asText()).isEqualTo("object");
            assertThat(type.get("example").isObject()).isTrue();
            assertThat(type.get("ports").asText()).isNotBlank();
        });
        assertThat(marketer.call("GET", "step-types/teleport", null).status()).isEqualTo(404);
    }

    @Test
    @Tag("S2-07")
    void another_tenant_and_a_reader_are_kept_out() {
        marketer.put("workflows/it-mine/draft", DOCUMENT.formatted(3));
        Rest stranger = Rest.as(SERVER, "other-admin");
        Rest analyst = Rest.as(SERVER, "analyst");

        for (String path : List.of("workflows/it-mine", "workflows/it-mine/draft", "workflows/it-mine/versions")) {
            assertThat(stranger.call("GET", path, null).status()).as(path).isEqualTo(404);
            assertThat(analyst.call("GET", path, null).status()).as(path).isEqualTo(200);
        }
        assertThat(stranger.call("POST", "workflows/it-mine/publish", "{}").status())
                .isEqualTo(404);
        assertThat(analyst.call("POST", "workflows/it-mine/publish", "{}").status())
                .isEqualTo(403);
        assertThat(analyst.call("PUT", "workflows/it-theirs/draft", DOCUMENT.formatted(3))
                        .status())
                .isEqualTo(403);
    }

    private String body(String path) {
        return marketer.call("GET", path, null).response().body();
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }
}
