package org.millrace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.delivery.webhook.WebhookRequest;
import org.millrace.platform.Sealing;
import org.millrace.template.RenderContext;
import org.millrace.template.RenderedJson;

/** Makes the call of an intent. The id is the message's for ever: the receiver knows a call that it has seen. */
final class WebhookMaker {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RenderedJson json;
    private final Sealing sealing;

    WebhookMaker(RenderedJson json, Sealing sealing) {
        this.json = json;
        this.sealing = sealing;
    }

    /** @throws RuntimeException when it cannot be made; its message says why */
    WebhookRequest make(Intent intent, Instant now) {
        MessageParts parts = intent.parts();
        return new WebhookRequest(
                id(intent.message()),
                parts.provider().url(),
                headers(parts.step().path("headers")),
                body(intent).toString().getBytes(StandardCharsets.UTF_8),
                parts.provider().secrets().open(sealing, now));
    }

    static String id(DueMessage message) {
        return "msg_" + message.tenant() + "-" + message.runId() + "-" + message.nodeNo() + "-" + message.visit();
    }

    private JsonNode body(Intent intent) {
        MessageParts parts = intent.parts();
        JsonNode template = parts.step().get("body");
        return template == null || template.isNull()
                ? plain(intent)
                : json.render(template, new RenderContext(parts.contact(), parts.product(), parts.campaign(), null));
    }

    /** What is told where the author wrote no body. */
    private static ObjectNode plain(Intent intent) {
        MessageParts parts = intent.parts();
        ObjectNode body = NODES.objectNode().put("type", "millrace.step");
        body.putObject("data")
                .put("campaign", parts.campaign().name())
                .put("contact", parts.contact().externalId())
                .put("run", intent.message().runId());
        return body;
    }

    private static Map<String, String> headers(JsonNode written) {
        Map<String, String> headers = new LinkedHashMap<>();
        written.forEach(header ->
                headers.put(header.path("name").asText(), header.path("value").asText()));
        return headers;
    }
}
