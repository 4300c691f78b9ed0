package org.millrace.contact.csv;

import java.util.List;

/**
 * What a file looks like, before it is imported.
 *
 * @param columns in their order, with what they would become
 * @param rows the first rows, as many cells as there are
 */
public record ImportPreview(CsvFormat format, List<Column> columns, List<List<String>> rows) {

    /**
     * @param type of its cells in the rows shown
     * @param format in which all of them are days; null where they are none, or ISO 8601
     */
    public record Column(String name, ColumnMapping mapping, ColumnType type, String format) {

        static Column of(String name, ColumnMapping mapping, ColumnType type, List<String> cells) {
            return DateForm.of(type == ColumnType.TEXT ? cells : List.of())
                    .map(form -> new Column(name, mapping, ColumnType.DATE, form.equals(DateForm.ISO) ? null : form))
                    .orElseGet(() -> new Column(name, mapping, type, null));
        }
    }
}
