package org.millrace.platform.idempotency.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.millrace.platform.idempotency.StoredAnswer;
import org.millrace.platform.web.Problem;

/** What a keyed call is answered without being executed. */
final class Answers {

    private Answers() {}

    static void repeat(HttpServletResponse answer, StoredAnswer stored) throws IOException {
        answer.setHeader("Idempotency-Replayed", "true");
        if (stored.body() == null) {
            Problem.of(
                            "shown-once",
                            "That was done, and its answer is not kept",
                            409,
                            "The first answer held a secret, which is shown once. Revoke what was made and make another.")
                    .writeTo(answer);
            return;
        }
        answer.setStatus(stored.status());
        setIfPresent(answer, "Location", stored.location());
        setIfPresent(answer, "ETag", stored.etag());
        if (stored.contentType() != null) {
            answer.setContentType(stored.contentType());
        }
        answer.getOutputStream().write(stored.body());
    }

    static void inFlight(HttpServletResponse answer) throws IOException {
        answer.setHeader("Retry-After", "1");
        Problem.of(
                        "in-flight",
                        "The first call is still under way",
                        409,
                        "A call with this Idempotency-Key has not been answered yet. Repeat in a second.")
                .writeTo(answer);
    }

    static void otherRequest(HttpServletResponse answer) throws IOException {
        Problem.of(
                        "key-reused",
                        "The key belongs to another call",
                        422,
                        "This Idempotency-Key came before with another address or body. Use a new key for a new call.")
                .writeTo(answer);
    }

    static void invalidKey(HttpServletResponse answer) throws IOException {
        Problem.of(
                        "invalid-key",
                        "The Idempotency-Key cannot be used",
                        400,
                        "Send 1 to 255 visible ASCII characters; a random UUID is a good key.")
                .writeTo(answer);
    }

    static void notCommitted(HttpServletResponse answer) throws IOException {
        answer.setHeader("Retry-After", "1");
        Problem.of("unavailable", "Not at the moment", 503, "Nothing was changed. Repeat with the same key.")
                .writeTo(answer);
    }

    private static void setIfPresent(HttpServletResponse answer, String header, String value) {
        if (value != null) {
            answer.setHeader(header, value);
        }
    }
}
