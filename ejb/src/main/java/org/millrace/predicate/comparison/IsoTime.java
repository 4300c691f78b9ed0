package org.millrace.predicate.comparison;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts that count as points in time. The pattern is narrow enough for Java and PostgreSQL to read it alike. */
final class IsoTime {

    /** Understood by both regular expression dialects; only a day that its month does not have still passes. */
    static final String PATTERN = "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9]))?$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);
    private static final int LENGTH_OF_DATE = 10;

    private IsoTime() {}

    static Optional<Instant> read(String text) {
        if (!COMPILED.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == LENGTH_OF_DATE
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
