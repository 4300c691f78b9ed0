package org.millrace.delivery.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.platform.WebhookSecret;

/**
 * A call that is to be made.
 *
 * @param id the same on every attempt, so that the receiver can tell that it has seen it
 * @param headers of the author's; see {@link WebhookHeaders}
 * @param secrets each signs; more than one while a new one is being introduced
 */
public record WebhookRequest(
        String id, String url, Map<String, String> headers, byte[] body, List<WebhookSecret> secrets) {

    public static final int MOST_BYTES = 64 * 1024;

    public WebhookRequest {
        WebhookHeaders.refuseForbidden(headers);
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException("The webhook's body is larger than " + MOST_BYTES + " bytes");
        }
    }

    byte[] wire(WebhookUrl target, Instant now) {
        StringBuilder head = new StringBuilder();
        head.append("POST ").append(target.target()).append(" HTTP/1.1\r\n");
        line(head, "Host", target.authority());
        line(head, "User-Agent", "Millrace");
        line(head, "Content-Type", "application/json");
        line(head, "Content-Length", Integer.toString(body.length));
        line(head, "webhook-id", id);
        line(head, "webhook-timestamp", Long.toString(now.getEpochSecond()));
        line(head, "webhook-signature", signatures(now));
        headers.forEach((name, value) -> line(head, name, value));
        line(head, "Connection", "close");
        head.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String signatures(Instant now) {
        return secrets.stream().map(secret -> secret.sign(id, now, body)).collect(Collectors.joining(" "));
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
