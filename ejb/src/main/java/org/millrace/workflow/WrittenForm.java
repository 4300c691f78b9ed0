package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.Sentence;

/** How a text has to be written, by the format that its schema names: people mend by an example, not by a pattern. */
final class WrittenForm {

    private static final Sentence SLUG = Sentence.of("Use lower-case letters, digits and hyphens.");

    private static final Map<String, Sentence> BY_FORMAT = Map.of(
            "time-of-day", Sentence.of("Write it like 09:00."),
            "minute-range", Sentence.of("Write it like 09:00-17:00."),
            "json-pointer", Sentence.of("Write it like /customer/id."),
            "tag", Sentence.of("Write it without slashes, and without spaces at its ends."),
            "event", Sentence.of("Use letters, digits, underscores, dots and hyphens: order_paid."),
            "port", Sentence.of("Use letters, digits, spaces, dots, underscores and hyphens."),
            "provider", SLUG,
            "webhook-provider", SLUG);

    private WrittenForm() {}

    static Sentence mend(JsonNode schema) {
        return Optional.ofNullable(BY_FORMAT.get(schema.path("format").asText()))
                .orElseGet(() -> Sentence.of(
                        "Write it in the form {0}.", schema.path("pattern").asText()));
    }
}
