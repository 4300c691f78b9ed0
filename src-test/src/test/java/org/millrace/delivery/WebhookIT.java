package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.webhook.Receiver;
import org.millrace.delivery.webhook.Receiver.Received;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Json;
import org.millrace.platform.WebhookSecret;

/** A webhook of a real server: from the step to the receiver, and from the receiver's answer to the run. */
class WebhookIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "webhook-it";

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    @Tag("S4-09")
    void a_run_waits_for_its_signed_call_and_goes_on_when_it_is_taken() {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(
                    call -> receiver.received().size() < 2 ? "HTTP/1.1 500 X\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n");
            JsonNode saved = admin.put(
                    "providers/" + NAME,
                    "{\"channel\":\"webhook\",\"url\":\"http://localhost:" + receiver.port() + "/hook\"}");
            WebhookSecret secret = WebhookSecret.parse(saved.get("secret").asText());
            long campaign = activate();

            Waiting.until(
                    "the run's end",
                    PATIENCE,
                    () -> run(campaign) != null
                            && run(campaign).get("status").asText().equals("SUCCESS"));

            assertThat(receiver.received()).hasSize(2);
            Received call = receiver.received().get(1);
            assertThat(Json.tree(call.body())).isEqualTo(Json.tree("{\"who\":\"ada@example.com\"}"));
            assertThat(secret.signed(
                            call.headers().get("webhook-signature"),
                            call.headers().get("webhook-id"),
                            Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp"))),
                            call.body().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(receiver.received().get(0).headers().get("webhook-id"))
                    .isEqualTo(call.headers().get("webhook-id"));
            assertThat(admin.get("providers/" + NAME).toString()).doesNotContain("whsec_", "secret");
        }
    }

    private JsonNode run(long campaign) {
        return admin.get("runs?campaign=" + campaign).get("items").get(0);
    }

    private long activate() {
        admin.post("contacts", "{\"contacts\":[{\"externalId\":\"" + NAME + "\",\"email\":\"ada@example.com\"}]}");
        return new RestCampaign(admin, NAME)
                .contacts(NAME)
                .workflow(
                        """
                        {"slug": "%1$s", "name": "%1$s",
                         "nodes": [{"id": "start", "type": "manual-trigger"},
                                   {"id": "call", "type": "webhook",
                                    "config": {"provider": "%1$s", "body": {"who": "{{contact.email}}"}, "failureMode": "fail_run"}},
                                   {"id": "done", "type": "exit"}],
                         "edges": [{"from": "start", "to": "call"}, {"from": "call", "to": "done"}]}
                        """
                                .formatted(NAME))
                .activated();
    }
}
