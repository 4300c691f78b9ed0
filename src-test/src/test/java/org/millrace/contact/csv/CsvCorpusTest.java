package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.InvalidInput;

/** Files as they come. Plain reading, without a database. */
class CsvCorpusTest {

    private static final String TABLE = "id,name\n1,Müller\n2,\"a, \"\"b\"\"\nc\"\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("UTF-8", bytes(TABLE, StandardCharsets.UTF_8)),
                Arguments.of("UTF-8", bytes("\uFEFF" + TABLE, StandardCharsets.UTF_8)),
                Arguments.of("UTF-16LE", bytes("\uFEFF" + TABLE, StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE", bytes("\uFEFF" + TABLE, StandardCharsets.UTF_16BE)),
                Arguments.of("UTF-16LE", bytes(TABLE, StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE", bytes(TABLE, StandardCharsets.UTF_16BE)),
                Arguments.of("windows-1252", bytes(TABLE, Charset.forName("windows-1252"))),
                Arguments.of("UTF-8", bytes(TABLE.replace(",", ";").replace("a;", "a,"), StandardCharsets.UTF_8)),
                Arguments.of("UTF-8", bytes(TABLE.replace(",", "\t").replace("a\t", "a,"), StandardCharsets.UTF_8)),
                Arguments.of("UTF-8", bytes(TABLE.replace(",", "|").replace("a|", "a,"), StandardCharsets.UTF_8)),
                Arguments.of(
                        "UTF-8",
                        bytes(TABLE.replace("\n", "\r\n").replace("\"\r\nc", "\"\nc"), StandardCharsets.UTF_8)),
                Arguments.of("UTF-8", bytes("id,name\r1,Müller\r2,\"a, \"\"b\"\"\nc\"\r", StandardCharsets.UTF_8)),
                Arguments.of(
                        "UTF-8", bytes("id,name\r\n1,Müller\r\r\n\n2,\"a, \"\"b\"\"\nc\"", StandardCharsets.UTF_8)),
                Arguments.of("UTF-8", bytes("id,name\n1,'Müller'\n2,'a, \"b\"\nc'\n", StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("files")
    @Tag("S1-05")
    @Tag("G35")
    void the_same_table_is_read_however_it_is_written(String encoding, byte[] file) {
        CsvFormat format = sniff(file);
        assertThat(format.encoding()).isEqualTo(encoding);
        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file), format, false)) {
            assertThat(rows.columns()).containsExactly("id", "name");
            assertThat(rows.next()).containsExactly("1", "Müller");
            assertThat(rows.next()).containsExactly("2", "a, \"b\"\nc");
            assertThat(rows.next()).isNull();
            assertThat(rows.row()).isEqualTo(2);
        }
    }

    @Test
    void a_letter_that_is_cut_by_the_end_of_a_piece_is_still_utf_8() {
        byte[] text = "aäö€😀z".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            Utf8Check check = new Utf8Check();
            check.add(java.util.Arrays.copyOfRange(text, 0, cut), cut);
            check.add(java.util.Arrays.copyOfRange(text, cut, text.length), text.length - cut);
            assertThat(check.valid()).isTrue();
        }
        Utf8Check broken = new Utf8Check();
        broken.add(new byte[] {'a', (byte) 0xC3}, 2);
        assertThat(broken.valid()).isFalse();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("holds no row", "\n\n\r\n"),
                Arguments.of("ZIP", "PK\u0003\u0004xxxxxxxx"),
                Arguments.of("two columns of the name \"a\"", "a,b,a\n1,2,3\n"),
                Arguments.of("never closed", "id,name\n1,\"x\n2,y\n3,z\n"),
                Arguments.of("not a text", "\0\0\0\0\0\0\0\0abcd\0\0\0\0\0\0\0\0"),
                Arguments.of("too large", "x,".repeat(1_000_000) + "\n"),
                Arguments.of("too large", "id,name\n1," + "y".repeat(2_000_000) + "\n"),
                Arguments.of("never closed", "id,name\n1,\"" + "y\n".repeat(5_000_000)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Tag("G35")
    void what_cannot_be_read_is_refused_with_its_reason(String reason, String file) {
        assertThatThrownBy(() -> readAll(bytes(file, StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_unicode_file_that_is_not_one_is_refused_when_the_settings_insist() {
        byte[] file = bytes("id,name\n1,Müller\n", Charset.forName("windows-1252"));
        CsvFormat insisted = sniff(file).with(ImportSettings.DEFAULT.with(draft -> draft.encoding = "UTF-8"));
        assertThatThrownBy(() -> {
                    try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file), insisted, false)) {
                        rows.next();
                    }
                })
                .hasMessageContaining("encoding");
    }

    @Property(tries = 2_000)
    void what_was_written_is_read_again(@ForAll("tables") List<List<String>> table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(bytes)) {
            csv.writeRecord("c1", "c2", "c3");
            table.forEach(csv::writeRecord);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        CsvFormat format = new CsvFormat("UTF-8", 0, ",", "\"", "CRLF", List.of());
        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(bytes.toByteArray()), format, false)) {
            for (List<String> row : table) {
                assertThat(rows.next()).isEqualTo(row);
            }
            assertThat(rows.next()).isNull();
        }
    }

    @Property(tries = 5_000)
    void whatever_comes_in_is_read_or_refused(@ForAll byte[] file) {
        try {
            readAll(file);
        } catch (InvalidInput refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("ab,\"'\n\r; =ä")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> text.replace("\r", "\r\n"));
        return cell.list().ofSize(3).list().ofMaxSize(8);
    }

    @Test
    void a_file_is_read_piece_by_piece() throws Exception {
        byte[][] pieces = {"ab".getBytes(), {}, "c".getBytes()};
        try (InputStream stream = new ChunkStream(
                no -> no < pieces.length ? java.util.Optional.of(pieces[no]) : java.util.Optional.empty())) {
            assertThat(new String(stream.readAllBytes())).isEqualTo("abc");
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    @Tag("G35")
    void the_heap_does_not_grow_with_the_file() {
        byte[] row = bytes("1,some text that is repeated for ever,2,3\n", StandardCharsets.UTF_8);
        int count = 3_000_000;
        InputStream file = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(bytes("a,b,c,d\n", StandardCharsets.UTF_8)), new Repeated(row, count))));
        long before = used();
        long highest = 0;
        try (CsvRows rows = new CsvRows(file, new CsvFormat("UTF-8", 0, ",", "\"", "LF", List.of()), false)) {
            while (rows.next() != null) {
                if (rows.row() % 1_000_000 == 0) {
                    highest = Math.max(highest, used());
                }
            }
            assertThat(rows.row()).isEqualTo(count);
        }
        assertThat(highest - before).isLessThan(20_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void readAll(byte[] file) {
        CsvFormat format = sniff(file);
        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file), format, false)) {
            while (rows.next() != null) {
                assertThat(rows.columns()).isNotEmpty();
            }
        }
    }

    private static CsvFormat sniff(byte[] file) {
        Utf8Check utf8 = new Utf8Check();
        utf8.add(file, file.length);
        return FormatSniffer.sniff(
                java.util.Arrays.copyOf(file, Math.min(file.length, FormatSniffer.SAMPLE)), utf8.valid());
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] bytes;
        private long left;

        Repeated(byte[] bytes, long times) {
            this.bytes = bytes;
            this.left = bytes.length * times;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : bytes[(int) ((bytes.length - left-- % bytes.length) % bytes.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int start = (int) ((bytes.length - left % bytes.length) % bytes.length);
            int count = Math.min(length, bytes.length - start);
            System.arraycopy(bytes, start, target, offset, count);
            left -= count;
            return count;
        }
    }
}
