package org.millrace.contact.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.millrace.platform.Wording;

/**
 * The refused rows as CSV, in the language that the request is answered in. A cell that a spreadsheet program would compute is
 * made text by an apostrophe.
 */
final class ErrorFile implements AutoCloseable {

    private static final String COMPUTED = "=+-@\t\r\n";

    private final CsvWriter csv;

    ErrorFile(Writer target) {
        csv = CsvWriter.builder().build(target);
        csv.writeRecord("row", "field", "error", "content");
    }

    void write(ImportError error) {
        csv.writeRecord(
                String.valueOf(error.row()),
                text(error.field()),
                text(error.message().in(Wording.spoken())),
                text(error.raw()));
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return COMPUTED.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
