package org.millrace.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/**
 * When something happens in a flow test: so long after its start ({@code P3D}, {@code PT90M}, {@code -P10D} before it), at an instant
 * ({@code 2026-03-29T07:00:00Z}), or by the contact's own clock ({@code 2026-03-29T09:00}). A day of {@code P3D} is 24 hours.
 */
public final class Moment {

    private final String text;
    private final Duration after;
    private final Instant at;
    private final LocalDateTime local;

    private Moment(String text, Duration after, Instant at, LocalDateTime local) {
        this.text = text;
        this.after = after;
        this.at = at;
        this.local = local;
    }

    @JsonCreator
    public static Moment of(String text) {
        try {
            if (text.startsWith("P") || text.startsWith("-P")) {
                return new Moment(text, Duration.parse(text), null, null);
            }
            return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? new Moment(text, null, OffsetDateTime.parse(text).toInstant(), null)
                    : new Moment(text, null, null, LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "",
                    Sentence.of("\"{0}\" is not a moment.", text),
                    Sentence.of("Write P3D, 2026-03-29T07:00:00Z, or 2026-03-29T09:00 for the contact's own clock."));
        }
    }

    Instant from(Instant start, ZoneId zone) {
        if (after != null) {
            return start.plus(after);
        }
        return at != null ? at : local.atZone(zone).toInstant();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
