package org.millrace.contact.csv;

import java.io.Serializable;

/**
 * What becomes of a column. Give {@code field}, or {@code attribute}, or {@code ignore}; an empty object means an attribute of
 * the column's own name.
 *
 * @param field {@code externalId}, {@code email}, {@code phone}, {@code firstName}, {@code lastName}, {@code timeZone}, {@code locale}
 * @param attribute the attribute's name
 * @param type how the cells of an attribute are read; null = {@code AUTO}
 * @param format of days, for type {@code DATE}: {@code dd.MM.yyyy}; null = ISO 8601
 * @param ignore true: the column is left out
 */
public record ColumnMapping(String field, String attribute, ColumnType type, String format, boolean ignore)
        implements Serializable {

    public static ColumnMapping field(String field) {
        return new ColumnMapping(field, null, null, null, false);
    }

    public static ColumnMapping attribute(String name, ColumnType type) {
        return new ColumnMapping(null, name, type, null, false);
    }

    public static ColumnMapping ignored() {
        return new ColumnMapping(null, null, null, null, true);
    }

    ColumnType typeOrAuto() {
        return type == null ? ColumnType.AUTO : type;
    }
}
