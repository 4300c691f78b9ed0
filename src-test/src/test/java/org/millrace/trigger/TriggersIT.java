package org.millrace.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.platform.WebhookSecret;

/** Hooks, events and schedules over their real faces. */
class TriggersIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    @Tag("S0-45")
    void a_signed_call_enters_its_contact_once_and_the_secret_is_shown_once() throws Exception {
        long campaign = campaign(
                "trigger-hook", "TRIGGERED", "{\"kind\": \"NONE\"}", "webhook-trigger", "{\"contacts\": \"save\"}", "");
        JsonNode opened = admin.post("campaigns/" + campaign + "/hook", "{}");
        String url = opened.get("url").asText();
        WebhookSecret secret = WebhookSecret.parse(opened.get("secret").asText());
        JsonNode read = admin.get("campaigns/" + campaign + "/hook");

        assertThat(read.toString())
                .doesNotContain(opened.get("secret").asText().substring(6))
                .doesNotContain(url.substring(url.lastIndexOf('/') + 1));
        assertThat(call(url, secret, "m1", "{\"contact\": \"trigger-hook-1\"}").body())
                .contains("\"entered\":true");
        assertThat(call(url, secret, "m1", "{\"contact\": \"trigger-hook-1\"}").body())
                .contains("\"duplicate\":true");
        assertThat(runs(campaign)).isEqualTo(1);

        HttpResponse<String> forged = call(url, WebhookSecret.fresh(), "m2", "{\"contact\": \"trigger-hook-2\"}");
        HttpResponse<String> nowhere = call(url + "x", secret, "m2", "{\"contact\": \"trigger-hook-2\"}");
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(nowhere.statusCode()).isEqualTo(401);
        assertThat(nowhere.body()).isEqualTo(forged.body());
        assertThat(call(url, secret, "m3", "{\"contact\": \"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(call(url, secret, "m4", "[]").statusCode()).isEqualTo(422);

        JsonNode replaced = admin.post("campaigns/" + campaign + "/hook/secret?overlapHours=1", "{}");
        assertThat(replaced.hasNonNull("url")).isFalse();
        WebhookSecret next = WebhookSecret.parse(replaced.get("secret").asText());
        assertThat(call(url, next, "m5", "{\"contact\": \"trigger-hook-5\"}").statusCode())
                .isEqualTo(200);
        assertThat(call(url, secret, "m6", "{\"contact\": \"trigger-hook-6\"}").statusCode())
                .isEqualTo(200);
        assertThat(admin.call("DELETE", "campaigns/" + campaign + "/hook", null).status())
                .isEqualTo(204);
        assertThat(call(url, next, "m7", "{\"contact\": \"trigger-hook-7\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Tag("S0-38")
    @Tag("S3-02")
    @Tag("S4-01")
    void an_event_enters_its_contact_in_the_same_moment() {
        contact("trigger-event-1");
        long campaign = campaign(
                "trigger-event",
                "TRIGGERED",
                "{\"kind\": \"NONE\"}",
                "event-trigger",
                "{\"event\": \"trigger_event_paid\", \"businessKey\": \"order\"}",
                "");
        for (String order : new String[] {"A", "B", "A"}) {
            admin.post(
                    "events",
                    """
                    {"contact": "trigger-event-1", "name": "trigger_event_paid", "externalId": "te-%s-%d",
                     "properties": {"order": "%s"}}
                    """
                            .formatted(order, System.nanoTime(), order));
        }

        assertThat(runs(campaign)).isEqualTo(2);
        assertThat(admin.call("POST", "campaigns/" + campaign + "/run-now", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Tag("S0-05")
    @Tag("S0-44")
    void an_audience_enters_at_its_time_and_the_time_is_on_record() {
        contact("trigger-time-1");
        long campaign = campaign(
                "trigger-time",
                "BROADCAST",
                "{\"kind\": \"ALL\"}",
                "schedule-trigger",
                "{\"cron\": \"* * * * *\", \"zone\": \"Europe/Vienna\"}",
                "");
        JsonNode trigger = admin.get("campaigns/" + campaign + "/triggers").get(0);

        assertThat(trigger.get("summary").asText()).isEqualTo("every minute, every day (Europe/Vienna)");
        assertThat(trigger.get("next")).hasSize(5);
        assertThat(runs(campaign)).isZero();
        Waiting.until("the next full minute", PATIENCE, () -> runs(campaign) > 0);
        JsonNode occurrence =
                admin.get("campaigns/" + campaign + "/occurrences").get("items").get(0);
        assertThat(occurrence.get("outcome").asText()).isEqualTo("FIRED");
        admin.post("campaigns/" + campaign + "/complete", "{}");
    }

    @Test
    @Tag("S2-03")
    @Tag("S2-21")
    void a_campaign_with_a_start_to_come_starts_by_itself() {
        contact("trigger-start-1");
        Instant start = Instant.now().plusSeconds(3);
        long campaign = campaign(
                "trigger-start",
                "BROADCAST",
                "{\"kind\": \"ALL\"}",
                "manual-trigger",
                "{}",
                ", \"startsAt\": \"" + start + "\"");

        assertThat(admin.get("campaigns/" + campaign).get("status").asText()).isEqualTo("SCHEDULED");
        Waiting.until(
                "its start",
                PATIENCE,
                () -> admin.get("campaigns/" + campaign).get("status").asText().equals("ACTIVE"));
        Waiting.until("its audience", PATIENCE, () -> runs(campaign) > 0);
        admin.post("campaigns/" + campaign + "/complete", "{}");
    }

    private void contact(String externalId) {
        admin.post("contacts", "{\"contacts\": [{\"externalId\": \"" + externalId + "\"}]}");
    }

    private long campaign(String name, String type, String audience, String trigger, String config, String more) {
        admin.put(
                "workflows/" + name + "/draft",
                """
                {"name": "%s", "nodes": [{"id": "start", "type": "%s", "config": %s},
                                         {"id": "pause", "type": "wait", "config": {"amount": 4, "unit": "weeks"}},
                                         {"id": "end", "type": "exit"}],
                 "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                """
                        .formatted(name, trigger, config));
        admin.post("workflows/" + name + "/publish", "{}");
        long id = admin.post(
                        "campaigns",
                        """
                        {"name": "%s", "type": "%s", "workflow": "%s", "audience": %s%s}
                        """
                                .formatted(name, type, name, audience, more))
                .get("id")
                .asLong();
        admin.post("campaigns/" + id + "/activate", "{}");
        return id;
    }

    private long runs(long campaign) {
        return admin.get("runs?limit=500&campaign=" + campaign).get("items").size();
    }

    private static HttpResponse<String> call(String url, WebhookSecret secret, String id, String body)
            throws Exception {
        Instant now = Instant.now();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .header("webhook-id", id)
                                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                                .header("webhook-signature", secret.sign(id, now, bytes))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
