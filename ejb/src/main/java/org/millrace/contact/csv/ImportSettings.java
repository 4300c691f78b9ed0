package org.millrace.contact.csv;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a file is to be read. Everything may be left out.
 *
 * <p>A file without an id or address column, whose contacts become {@code spring-1}, {@code spring-2}, …:
 *
 * <pre>{@code
 * {"prefix": "spring", "externalId": "{prefix}-{row}", "fields": {"email": "{prefix}-{row}@example.com"},
 *  "columns": {"zip": {"type": "TEXT"}, "remarks": {"ignore": true}}, "tags": ["spring"]}
 * }</pre>
 *
 * Templates take {@code {row}} (the number of the row, from 1, not counting the header), {@code {prefix}} and the name of any
 * column in braces; {@code {{} and {@code }}} stand for braces.
 *
 * @param dryRun true: every row is checked and counted, nothing is stored
 * @param prefix what {@code {prefix}} stands for
 * @param externalId template of the contact's id; null = the column that is mapped to externalId, else the e-mail address
 * @param fields templates of fields by their names; they stand above columns
 * @param columns what becomes of columns, by their names in the header; others are mapped by their names
 * @param tags tags that every contact of the file gets
 * @param segmentId the list that every contact of the file joins; null = none
 * @param phoneRegion where numbers without a country code are dialled: {@code GB}
 * @param encoding {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE}, {@code windows-1252}; null = found out
 * @param separator one of {@code , ; |} or TAB; null = found out
 * @param quote {@code "} or {@code '}; null = found out
 * @param newList the name of a list that is made in the import's own transaction and that every contact of the file joins: the list
 *     and its members are there together or not at all; null = none
 * @param noHeader true: the first row is a contact; columns are called {@code column_1}, {@code column_2}, …
 */
public record ImportSettings(
        boolean dryRun,
        String prefix,
        String externalId,
        Map<String, String> fields,
        Map<String, ColumnMapping> columns,
        List<String> tags,
        Long segmentId,
        String phoneRegion,
        String encoding,
        String separator,
        String quote,
        boolean noHeader,
        String newList)
        implements Serializable {

    public static final ImportSettings DEFAULT = new Draft().settings();

    public ImportSettings {
        prefix = prefix == null ? "" : prefix;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** The same but for what is changed: {@code DEFAULT.with(draft -> draft.dryRun = true)}. */
    public ImportSettings with(Consumer<Draft> changes) {
        Draft draft = new Draft();
        draft.take(this);
        changes.accept(draft);
        return draft.settings();
    }

    /** Settings while they are made. */
    public static final class Draft {
        public boolean dryRun;
        public String prefix;
        public String externalId;
        public Map<String, String> fields;
        public Map<String, ColumnMapping> columns;
        public List<String> tags;
        public Long segmentId;
        public String phoneRegion;
        public String encoding;
        public String separator;
        public String quote;
        public boolean noHeader;
        public String newList;

        private Draft() {}

        private void take(ImportSettings from) {
            dryRun = from.dryRun;
            prefix = from.prefix;
            externalId = from.externalId;
            fields = from.fields;
            columns = from.columns;
            tags = from.tags;
            segmentId = from.segmentId;
            phoneRegion = from.phoneRegion;
            encoding = from.encoding;
            separator = from.separator;
            quote = from.quote;
            noHeader = from.noHeader;
            newList = from.newList;
        }

        private ImportSettings settings() {
            return new ImportSettings(
                    dryRun,
                    prefix,
                    externalId,
                    fields,
                    columns,
                    tags,
                    segmentId,
                    phoneRegion,
                    encoding,
                    separator,
                    quote,
                    noHeader,
                    newList);
        }
    }
}
