package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

class CampaignsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Rest marketer = Rest.as(SERVER, "marketer");

    @Test
    @Tag("S0-07")
    @Tag("S1-42")
    @Tag("S0-13b")
    void a_draft_is_made_found_by_name_and_edited_by_whoever_read_it_last() {
        Rest.Answer created = marketer.call(
                "POST",
                "campaigns",
                """
                {"name": "it-draft", "type": "drip", "audience": {"kind": "all"},
                 "goals": [{"name": "visit", "event": "visited", "window": "P14D"},
                           {"name": "order", "event": "ordered", "window": 3600, "valueProperty": "spend"}]}
                """);
        long id = created.json().get("id").asLong();
        String change = "{\"name\": \"it-draft\", \"description\": \"better\"}";

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/v1/campaigns/" + id);
        assertThat(created.json().at("/goals/1/window").asText()).isEqualTo("PT1H");
        assertThat(marketer.get("campaigns?name=it-draft").at("/items/0/id").asLong())
                .isEqualTo(id);
        assertThat(marketer.call("PUT", "campaigns/" + id, change).status()).isEqualTo(428);
        String tag = marketer.call("GET", "campaigns/" + id, null).header("ETag");
        Rest.Answer changed = marketer.call("PUT", "campaigns/" + id, change, "If-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("description").asText()).isEqualTo("better");
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        assertThat(marketer.call("PUT", "campaigns/" + id, change, "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(marketer.call("POST", "campaigns", "{\"name\": \"it-draft\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Tag("S0-09")
    @Tag("S0-10")
    @Tag("S0-11")
    @Tag("S1-43")
    @Tag("S2-08")
    void a_campaign_goes_through_its_life_and_refuses_what_its_status_does_not_allow() {
        long id = draft("it-life");
        assertThat(marketer.call("POST", "campaigns/" + id + "/freeze", null).status())
                .isEqualTo(409);
        Rest.Answer tooEarly = marketer.call("POST", "campaigns/" + id + "/activate", null);
        assertThat(tooEarly.status()).isBetween(400, 422);
        assertThat(tooEarly.json().get("errors").findValuesAsText("where")).contains("workflow");

        publish(marketer.get("campaigns/" + id).at("/workflow/slug").asText());
        for (String act :
                List.of("activate", "run-now", "pause", "resume", "freeze", "resume", "complete", "archive")) {
            assertThat(marketer.call("POST", "campaigns/" + id + "/" + act, null)
                            .status())
                    .as(act)
                    .isEqualTo(200);
        }
        JsonNode archived = marketer.get("campaigns/" + id);
        assertThat(archived.get("status").asText()).isEqualTo("ARCHIVED");
        assertThat(archived.get("actions")).isEmpty();
        Rest.Answer refused = marketer.call("POST", "campaigns/" + id + "/activate", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText())
                .contains("Campaign must be in draft or scheduled status to launch");
        assertThat(marketer.get("analytics/campaigns/" + id).get("name").asText())
                .isEqualTo("it-life");
    }

    @Test
    @Tag("S0-26")
    @Tag("S0-28")
    @Tag("S0-29")
    void a_duplicate_is_a_draft_of_its_own() {
        long id = draft("it-twice");

        Rest.Answer copy = marketer.call("POST", "campaigns/" + id + "/duplicate", null);

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.json().get("name").asText()).isEqualTo("it-twice (copy)");
        assertThat(copy.json().at("/audience/kind").asText()).isEqualTo("NONE");
        assertThat(copy.json().at("/workflow/slug").asText()).isEqualTo("it-twice-copy");
    }

    @Test
    @Tag("S2-07")
    void who_may_not_is_refused_and_another_tenant_finds_nothing() {
        long id = draft("it-roles");
        Rest analyst = Rest.as(SERVER, "analyst");
        Rest other = Rest.as(SERVER, "other-admin");

        assertThat(analyst.call("GET", "campaigns/" + id, null).status()).isEqualTo(200);
        assertThat(analyst.call("POST", "campaigns/" + id + "/activate", null).status())
                .isEqualTo(403);
        assertThat(analyst.call("POST", "campaigns", "{\"name\": \"it-no\"}").status())
                .isEqualTo(403);
        for (String path :
                List.of("campaigns/" + id, "analytics/campaigns/" + id, "analytics/campaigns/" + id + "/series")) {
            assertThat(other.call("GET", path, null).status()).as(path).isEqualTo(404);
        }
        assertThat(other.call("POST", "campaigns/" + id + "/archive", null).status())
                .isEqualTo(404);
        assertThat(other.get("campaigns?name=it-roles").get("items")).isEmpty();
    }

    @Test
    void the_sample_is_added_activated_and_removed_without_a_trace() {
        Rest admin = Rest.as(SERVER, "other-admin");
        admin.call("DELETE", "sample-campaign", null);
        long id = admin.post("sample-campaign", "").get("id").asLong();
        assertThat(admin.post("sample-campaign", "").get("id").asLong()).isEqualTo(id);
        assertThat(admin.get("campaigns/" + id).get("sample").asBoolean()).isTrue();

        admin.post("campaigns/" + id + "/activate", "");
        Waiting.until("all wait", Duration.ofSeconds(60), () -> {
            JsonNode report = admin.get("analytics/campaigns/" + id);
            return report.at("/runs/waiting").asInt() == 40
                    && report.at("/queue/messagesReady").asInt() == 0
                    && report.at("/queue/messagesClaimed").asInt() == 0
                    && report.at("/messages/sent").asInt() > 0;
        });
        assertThat(admin.call("DELETE", "sample-campaign", null).status()).isEqualTo(204);

        assertThat(admin.call("GET", "campaigns/" + id, null).status()).isEqualTo(404);
        for (String gone : List.of("segments", "workflows", "templates", "contacts")) {
            String path = gone + "/millrace-sample" + (gone.equals("contacts") ? "-1" : "");
            assertThat(admin.call("GET", path, null).status()).as(path).isEqualTo(404);
        }
        assertThat(admin.call("DELETE", "sample-campaign", null).status()).isEqualTo(204);
        assertThat(admin.post("sample-campaign", "").get("id").asLong()).isNotEqualTo(id);
        admin.call("DELETE", "sample-campaign", null);
    }

    private long draft(String name) {
        return marketer.post("campaigns", "{\"name\": \"%s\", \"audience\": {\"kind\": \"ALL\"}}".formatted(name))
                .get("id")
                .asLong();
    }

    private void publish(String slug) {
        Rest.Answer saved = marketer.call(
                "PUT",
                "workflows/" + slug + "/draft",
                """
                {"name": "Life", "nodes": [{"id": "start", "type": "manual-trigger"}, {"id": "end", "type": "exit"}],
                 "edges": [{"from": "start", "to": "end"}]}
                """,
                "If-Match",
                "*");
        assertThat(saved.status()).isEqualTo(200);
        marketer.post("workflows/" + slug + "/publish", "{}");
    }
}
