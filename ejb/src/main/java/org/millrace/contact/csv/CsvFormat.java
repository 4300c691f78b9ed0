package org.millrace.contact.csv;

import java.util.List;

/**
 * The form of a file.
 *
 * @param encoding {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE}, {@code windows-1252}
 * @param bomBytes how many bytes of a byte order mark stand before the text
 * @param separator of fields
 * @param quote around fields
 * @param lineEnding {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}; whatever it says, all of them are read
 * @param columns the names in the header; empty until the import is started
 */
public record CsvFormat(
        String encoding, int bomBytes, String separator, String quote, String lineEnding, List<String> columns) {

    CsvFormat columns(List<String> names) {
        return new CsvFormat(encoding, bomBytes, separator, quote, lineEnding, names);
    }

    /** With what the settings say instead. */
    CsvFormat with(ImportSettings settings) {
        return new CsvFormat(
                settings.encoding() == null ? encoding : settings.encoding(),
                bomBytes,
                settings.separator() == null ? separator : settings.separator(),
                settings.quote() == null ? quote : settings.quote(),
                lineEnding,
                columns);
    }
}
