package org.millrace.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EncodedTextTest {

    @Property(tries = 500)
    void whatever_was_written_is_read_by_a_mail_program_and_no_line_is_too_long(@ForAll("texts") String text)
            throws Exception {
        EncodedText encoded = EncodedText.of(text);
        int longest = encoded.encoding().equals("7bit") ? 998 : 76;
        assertThat(encoded.body().chars()).allMatch(c -> c < 128);
        assertThat(encoded.body().split("\r\n", -1))
                .allMatch(line -> line.length() <= longest && line.indexOf('\r') < 0 && line.indexOf('\n') < 0);
        assertThat(read(encoded)).isEqualTo(text.replaceAll("\r\n|\r|\n", "\r\n"));
    }

    @Test
    void plain_text_stays_readable_on_the_wire() {
        assertThat(EncodedText.of("Hello\nAnn")).isEqualTo(new EncodedText("7bit", "Hello\r\nAnn"));
        assertThat(EncodedText.of("Grüße an Ann").encoding()).isEqualTo("quoted-printable");
        assertThat(EncodedText.of("Grüße an Ann").body()).isEqualTo("Gr=C3=BC=C3=9Fe an Ann");
        assertThat(EncodedText.of("你好你好").encoding()).isEqualTo("base64");
        assertThat(EncodedText.of("x".repeat(999)).encoding()).isEqualTo("quoted-printable");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "Hello",
                " ",
                "  ",
                "\t",
                "=",
                "=3D",
                ".",
                "\n",
                "\r\n",
                "\r",
                "ü",
                "你好",
                "😀",
                "x".repeat(80),
                "y".repeat(1_000),
                "\u0000",
                "\u0001",
                "--",
                "From ");
        return words.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    private static String read(EncodedText encoded) throws Exception {
        String mail = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: " + encoded.encoding()
                + "\r\n\r\n" + encoded.body();
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
        return new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
