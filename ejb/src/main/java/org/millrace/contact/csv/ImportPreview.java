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
     * @param forms of days, in which all of them can be read: one where they are days; two where they do not tell whether day or
     *     month comes first, and are text until somebody says it
     */
    public record Column(String name, ColumnMapping mapping, ColumnType type, List<String> forms) {

        static Column of(String name, ColumnMapping mapping, ColumnType type, List<String> cells) {
            List<String> forms = DateForm.of(type == ColumnType.TEXT ? cells : List.of());
            return new Column(name, mapping, forms.size() == 1 ? ColumnType.DATE : type, forms);
        }

        /** How its days are written; null where they are none, or ISO 8601. */
        public String format() {
            return forms.size() != 1 || forms.get(0).equals(DateForm.ISO) ? null : forms.get(0);
        }

        /** Whether somebody has to say if day or month comes first. */
        public boolean undecided() {
            return forms.size() > 1;
        }
    }
}
