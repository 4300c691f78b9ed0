package org.millrace.trigger;

/**
 * A call as it came in; the headers are those of Standard Webhooks.
 *
 * @param id header {@code webhook-id}, or null
 * @param timestamp header {@code webhook-timestamp}, or null
 * @param signature header {@code webhook-signature}, or null
 */
public record HookCall(String token, String id, String timestamp, String signature, byte[] body) {

    @Override
    public String toString() {
        return "HookCall " + id;
    }
}
