package org.millrace.contact.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.platform.Sentence;

/** Finds out how a file is written from its first 64 KB. */
final class FormatSniffer {

    static final int SAMPLE = 65_536;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int RECORDS = 20;

    private FormatSniffer() {}

    /** @param utf8 whether the whole file is UTF-8 */
    static CsvFormat sniff(byte[] sample, boolean utf8) {
        if (sample.length == 0) {
            throw new UnreadableFile(
                    Sentence.of("is empty"), Sentence.of("Upload a CSV file with a header and at least one row."));
        }
        EncodingSniffer.Encoding encoding = EncodingSniffer.sniff(sample, utf8);
        String text = new String(
                sample,
                encoding.bomBytes(),
                sample.length - encoding.bomBytes(),
                EncodingSniffer.charset(encoding.name()));
        char quote = quote(text);
        return new CsvFormat(
                encoding.name(),
                encoding.bomBytes(),
                String.valueOf(separator(text, quote)),
                String.valueOf(quote),
                lineEnding(text),
                List.of());
    }

    /** The one that splits the first records into the same number of fields, the more the better. */
    private static char separator(String text, char quote) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : SEPARATORS) {
            double score = score(counts(text, candidate, quote));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(List<Integer> counts) {
        if (counts.isEmpty() || counts.get(0) < 2) {
            return 0;
        }
        int first = counts.get(0);
        long same = counts.stream().filter(count -> count == first).count();
        return (double) same / counts.size() * 1_000 + first;
    }

    private static List<Integer> counts(String text, char separator, char quote) {
        List<Integer> counts = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                counts.add(row.getFieldCount());
                if (counts.size() > RECORDS) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            return counts;
        }
        if (counts.size() > 1 && counts.size() <= RECORDS && text.length() >= SAMPLE / 2) {
            // The sample may end within a record.
            counts.remove(counts.size() - 1);
        }
        return counts;
    }

    private static char quote(String text) {
        return quoted(text, '\'') > quoted(text, '"') ? '\'' : '"';
    }

    /** How many fields stand between such quotes. */
    private static long quoted(String text, char quote) {
        String q = Pattern.quote(String.valueOf(quote));
        return Pattern.compile("(?:^|[,;\\t|\\r\\n])" + q + "[^" + quote + "]*" + q + "(?=$|[,;\\t|\\r\\n])")
                .matcher(text)
                .results()
                .count();
    }

    private static String lineEnding(String text) {
        long crLf = text.split("\r\n", -1).length - 1L;
        long cr = text.chars().filter(c -> c == '\r').count() - crLf;
        long lf = text.chars().filter(c -> c == '\n').count() - crLf;
        int kinds = (crLf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (lf > 0 ? 1 : 0);
        if (kinds > 1) {
            return "mixed";
        }
        return crLf > 0 ? "CRLF" : cr > 0 ? "CR" : "LF";
    }
}
