package org.millrace.platform.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.millrace.platform.InvalidInput;

/** Instants of a query or a body. */
public final class Instants {

    private Instants() {}

    /** Null for what is not given. */
    public static Instant read(String where, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(where, "is not an instant", "Write it in ISO 8601: 2026-03-01T09:00:00Z.");
        }
    }
}
