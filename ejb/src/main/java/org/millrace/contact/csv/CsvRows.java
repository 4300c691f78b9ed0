package org.millrace.contact.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** The rows of a file, one after the other; never more than one of them in memory. */
final class CsvRows implements AutoCloseable {

    private static final int MAX_COLUMNS = 1_000;
    private static final int MAX_FIELD = 1_000_000;
    private static final int MAX_RECORD = 4_000_000;
    private static final int MAX_BUFFER = 4 * 1_024 * 1_024;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> rows;
    private final List<String> columns;
    private CsvRecord first;
    private long row;

    CsvRows(InputStream file, CsvFormat format, boolean noHeader) {
        try {
            file.skipNBytes(format.bomBytes());
            this.reader = CsvReader.builder()
                    .fieldSeparator(one("separator", format.separator(), ",;|\t"))
                    .quoteCharacter(one("quote", format.quote(), "\"'"))
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(MAX_BUFFER)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(MAX_COLUMNS)
                                    .maxFieldSize(MAX_FIELD)
                                    .maxRecordSize(MAX_RECORD)
                                    .build(),
                            new InputStreamReader(file, decoder(format.encoding())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.rows = reader.iterator();
        this.first = read();
        if (first == null) {
            throw new UnreadableFile(
                    Sentence.of("holds no row"), Sentence.of("Upload a CSV file with a header and at least one row."));
        }
        this.columns = noHeader ? numbered(first.getFieldCount()) : header(first);
        if (!noHeader) {
            first = null;
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The number of the row that {@link #next} gave last, from 1, not counting the header. */
    long row() {
        return row;
    }

    /** The cells of the next row; null after the last. */
    List<String> next() {
        CsvRecord next = first == null ? read() : first;
        first = null;
        if (next == null) {
            return null;
        }
        row++;
        return next.getFields();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvRecord read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw new UnreadableFile(
                    Sentence.of("cannot be read after row {0}: {1}", row, reason(e)),
                    Sentence.of("Mend it there and upload it again."));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new UnreadableFile(
                        Sentence.of("is not in the encoding that was said, near row {0}", row),
                        Sentence.of("Leave the encoding out, or save the file anew."));
            }
            throw e;
        }
    }

    private static Sentence reason(CsvParseException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = String.valueOf(deepest.getMessage());
        if (words.contains("quot")) {
            return Sentence.of("a quote is opened and never closed");
        }
        return Sentence.of(
                "a field, a row or the number of columns is too large (at most {0} columns, {1} characters in a field and {2}"
                        + " in a row); often a quote that is never closed",
                MAX_COLUMNS, MAX_FIELD, MAX_RECORD);
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return names;
    }

    private static List<String> header(CsvRecord header) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : header.getFields()) {
            String name = cell.isBlank() ? "column_" + (names.size() + 1) : cell.strip();
            if (!seen.add(name)) {
                throw new UnreadableFile(
                        Sentence.of("has two columns of the name \"{0}\"", shortened(name)),
                        Sentence.of("Rename one of them."));
            }
            names.add(name);
        }
        return names;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static char one(String what, String character, String known) {
        if (character.length() != 1 || !known.contains(character)) {
            throw new InvalidInput(
                    what,
                    Sentence.of("\"{0}\" is not known.", character),
                    Sentence.of(
                            "Use one of {0}.", String.join(" ", known.split("")).replace("\t", "TAB")));
        }
        return character.charAt(0);
    }

    /** Western text is read whatever it holds; a file that says it is Unicode must be. */
    private static CharsetDecoder decoder(String encoding) {
        CodingErrorAction onError =
                encoding.equals("windows-1252") ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        return EncodingSniffer.charset(encoding)
                .newDecoder()
                .onMalformedInput(onError)
                .onUnmappableCharacter(onError);
    }
}
