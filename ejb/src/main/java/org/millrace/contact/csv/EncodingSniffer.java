package org.millrace.contact.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** Finds out how a file's text is encoded: by its byte order mark, by where zeros stand, by whether all of it is UTF-8. */
final class EncodingSniffer {

    private static final Map<String, String> BINARY = Map.of(
            "504B0304", "a ZIP archive or an Excel workbook",
            "504B0506", "an empty ZIP archive",
            "1F8B", "a GZIP archive",
            "D0CF11E0", "an old Excel workbook",
            "25504446", "a PDF document",
            "377ABCAF", "a 7-Zip archive",
            "52617221", "a RAR archive",
            "FD377A58", "an XZ archive",
            "28B52FFD", "a Zstandard archive");

    private EncodingSniffer() {}

    /** @param utf8 whether the whole file is UTF-8 */
    static Encoding sniff(byte[] sample, boolean utf8) {
        refuseBinary(sample);
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(utf8 ? "UTF-8" : "windows-1252", 3);
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return new Encoding("UTF-16LE", 2);
        }
        if (begins(sample, 0xFE, 0xFF)) {
            return new Encoding("UTF-16BE", 2);
        }
        int even = zeros(sample, 0);
        int odd = zeros(sample, 1);
        int half = sample.length / 2;
        if (odd > half * 0.4 && even < half * 0.1) {
            return new Encoding("UTF-16LE", 0);
        }
        if (even > half * 0.4 && odd < half * 0.1) {
            return new Encoding("UTF-16BE", 0);
        }
        if (even + odd > sample.length / 10) {
            throw new UnreadableFile(Sentence.of("is not a text"), Sentence.of("Upload a CSV file."));
        }
        return new Encoding(utf8 ? "UTF-8" : "windows-1252", 0);
    }

    static Charset charset(String name) {
        return switch (name) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "UTF-16LE" -> StandardCharsets.UTF_16LE;
            case "UTF-16BE" -> StandardCharsets.UTF_16BE;
            case "windows-1252" -> Charset.forName("windows-1252");
            default ->
                throw new InvalidInput(
                        "encoding",
                        Sentence.of("cannot be read as \"{0}\"", name),
                        Sentence.of("Use UTF-8, UTF-16LE, UTF-16BE or windows-1252."));
        };
    }

    private static void refuseBinary(byte[] sample) {
        StringBuilder beginning = new StringBuilder();
        for (int i = 0; i < Math.min(4, sample.length); i++) {
            beginning.append("%02X".formatted(sample[i]));
        }
        BINARY.forEach((magic, name) -> {
            if (beginning.toString().startsWith(magic)) {
                throw new UnreadableFile(
                        Sentence.of("is {0}", Sentence.of(name)),
                        Sentence.of("Unpack it or save it as CSV, and upload that."));
            }
        });
    }

    private static boolean begins(byte[] sample, int... bytes) {
        if (sample.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((sample[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] sample, int from) {
        int zeros = 0;
        for (int i = from; i < sample.length; i += 2) {
            zeros += sample[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** @param bomBytes length of the byte order mark */
    record Encoding(String name, int bomBytes) {}
}
