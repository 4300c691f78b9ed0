package org.millrace.contact.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.millrace.contact.ContactRules;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.Sentence;

/** How the cells of a column become values of an attribute. */
public enum ColumnType {
    /** As they are. */
    TEXT {
        @Override
        JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue {
            return TextNode.valueOf(ContactRules.attributeText(cell));
        }
    },
    /** Decimal numbers with a point: {@code -12.5}. */
    NUMBER {
        @Override
        JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue {
            if (!isNumber(cell)) {
                throw new InvalidValue(
                        Sentence.of("is not a number"),
                        Sentence.of("Write it like -12.5, or import the column as text."));
            }
            return DecimalNode.valueOf(new BigDecimal(cell));
        }
    },
    /** true, yes, 1, or false, no, 0. */
    BOOLEAN {
        @Override
        JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue {
            String word = cell.toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                return BooleanNode.valueOf(YES.contains(word));
            }
            throw new InvalidValue(
                    Sentence.of("is neither true nor false"), Sentence.of("Write true, yes, 1, false, no or 0."));
        }
    },
    /** Days or instants; kept as ISO 8601. */
    DATE {
        @Override
        JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue {
            try {
                return TextNode.valueOf(
                        dates == null ? iso(cell) : LocalDate.parse(cell, dates).toString());
            } catch (DateTimeException e) {
                throw new InvalidValue(
                        Sentence.of("is not a date"),
                        Sentence.of("Write it like 2026-11-21, or give the column's format: dd.MM.yyyy."));
            }
        }
    },
    /** A column whose cells are all numbers, or all true or false, is taken as such; any other as text. */
    AUTO {
        @Override
        JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue {
            return TEXT.read(cell, dates);
        }
    };

    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    // No leading zeros: 01067 is a post code.
    private static final Pattern NUMBER_FORM = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,18})?");
    private static final int ISO_DAY = 10;

    /** @param dates the format of the column's days; null = ISO 8601 */
    abstract JsonNode read(String cell, DateTimeFormatter dates) throws InvalidValue;

    static boolean isNumber(String cell) {
        return NUMBER_FORM.matcher(cell).matches();
    }

    static boolean isTrueOrFalse(String cell) {
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
    }

    private static String iso(String cell) {
        if (cell.length() == ISO_DAY) {
            return LocalDate.parse(cell).toString();
        }
        Instant instant = OffsetDateTime.parse(cell).toInstant();
        return instant.toString();
    }
}
