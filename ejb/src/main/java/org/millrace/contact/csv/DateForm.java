package org.millrace.contact.csv;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.millrace.contact.InvalidValue;

/** How days are written: in the words of settings, {@code dd.MM.yyyy}. */
final class DateForm {

    /** ISO 8601 first, which needs no words. */
    static final String ISO = "";

    private static final List<String> KNOWN = List.of(
            ISO,
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "yyyy/MM/dd",
            "dd-MM-yyyy");

    private DateForm() {}

    /** @throws IllegalArgumentException it is none */
    static DateTimeFormatter of(String format) {
        return format == null || format.isEmpty()
                ? null
                : DateTimeFormatter.ofPattern(format.replace("yyyy", "uuuu"), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The first of the usual forms in which all cells that say something are days; a number is none. */
    static Optional<String> of(List<String> cells) {
        List<String> said = cells.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return said.isEmpty()
                ? Optional.empty()
                : KNOWN.stream()
                        .filter(form -> said.stream().allMatch(cell -> reads(cell, of(form))))
                        .findFirst();
    }

    private static boolean reads(String cell, DateTimeFormatter form) {
        try {
            ColumnType.DATE.read(cell, form);
            return true;
        } catch (InvalidValue | DateTimeException e) {
            return false;
        }
    }
}
