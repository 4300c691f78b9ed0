package org.millrace.platform.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Instants of a query or a body. */
public final class Instants {

    private Instants() {}

    /** Null for what is not given. */
    public static Instant read(String where, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    where,
                    Sentence.of("is not an instant"),
                    Sentence.of("Write it in ISO 8601: 2026-03-01T09:00:00Z."));
        }
    }
}
