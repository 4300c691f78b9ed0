package org.millrace.contact.csv;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            "dd-MM-yyyy",
            "MM-dd-yyyy");

    /** A single cell makes no column of days. */
    private static final int ENOUGH = 2;

    private DateForm() {}

    /** @throws IllegalArgumentException it is none */
    static DateTimeFormatter of(String format) {
        return format == null || format.isEmpty()
                ? null
                : DateTimeFormatter.ofPattern(format.replace("yyyy", "uuuu"), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * The usual forms in which all cells that say something are days: none, one, or two where the cells leave open whether day or
     * month comes first. A number is no day.
     */
    static List<String> of(List<String> cells) {
        List<String> said = cells.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (said.size() < ENOUGH) {
            return List.of();
        }
        Map<Boolean, String> byOrder = KNOWN.stream()
                .filter(form -> said.stream().allMatch(cell -> reads(cell, of(form))))
                .collect(Collectors.toMap(DateForm::monthFirst, form -> form, (first, next) -> first, TreeMap::new));
        return List.copyOf(byOrder.values());
    }

    private static boolean monthFirst(String form) {
        return form.startsWith("M");
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
