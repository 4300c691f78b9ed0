package org.millrace.contact.csv;

import java.util.List;

/**
 * What a file looks like, before it is imported.
 *
 * @param columns in their order, with what they would become
 * @param rows the first rows, as many cells as there are
 */
public record ImportPreview(CsvFormat format, List<Column> columns, List<List<String>> rows) {

    /** @param type of its cells in the rows shown */
    public record Column(String name, ColumnMapping mapping, ColumnType type) {}
}
