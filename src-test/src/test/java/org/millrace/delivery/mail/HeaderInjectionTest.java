package org.millrace.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderInjectionTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Set<String> HEADERS = Set.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "X-Millrace-Message",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Precedence",
            "X-Auto-Response-Suppress");

    static Stream<String> breaks() {
        return Stream.of(
                "\r\n",
                "\n",
                "\r",
                "\n\n",
                "\r\n\r\n",
                "\r\n ",
                "\u0000\r\n",
                "\u000b",
                "\f",
                "\u0085",
                "\u2028",
                "\u2029",
                "\r\r\n",
                "%0d%0a",
                "=?UTF-8?Q?=0D=0A?=",
                "\u001c",
                "\u00e4\r\n");
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void neither_subject_nor_sender_can_begin_another_header(String lineBreak) throws Exception {
        String hostile = "Hello" + lineBreak + "Bcc: victim@example.net" + lineBreak + lineBreak + "<script>";
        MimeMessage read =
                composed(hostile, MailAddress.of("news@example.com", hostile).orElseThrow());
        assertThat(Collections.list(read.getAllHeaders()).stream()
                        .map(Header::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(HEADERS);
        assertThat(read.getAllRecipients()).containsExactly(new InternetAddress("ann@example.org"));
        assertThat(read.getFrom()).hasSize(1);
        assertThat(((InternetAddress) read.getFrom()[0]).getAddress()).isEqualTo("news@example.com");
        assertThat(read.getSubject()).startsWith("Hello");
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void an_address_with_more_than_an_address_is_none(String lineBreak) {
        assertThat(Stream.of(
                                "ann@example.org" + lineBreak + "Bcc: victim@example.net",
                                "ann" + lineBreak + "@example.org",
                                "ann@exa" + lineBreak + "mple.org",
                                "ann@example.org>" + lineBreak + "RCPT TO:<victim@example.net")
                        .map(MailAddress::of))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void what_looks_like_an_address_but_is_not_one_is_refused() {
        List<String> refused = List.of(
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@example.org,bob@example.org",
                "Ann <ann@example.org>",
                "ann@example.org bob@example.org",
                "\"ann bob\"@example.org",
                "ann@@example.org",
                ".ann@example.org",
                "ann..lee@example.org",
                "ann@-example.org",
                "ann@exa_mple.org",
                "änn@example.org",
                "group:ann@example.org;");
        assertThat(refused)
                .allSatisfy(address ->
                        assertThat(MailAddress.of(address)).as(address).isEmpty());
    }

    @Test
    void an_international_domain_is_written_in_ascii() {
        assertThat(MailAddress.of("ann@bücher.example").orElseThrow().getAddress())
                .isEqualTo("ann@xn--bcher-kva.example");
    }

    @Test
    void words_beyond_ascii_arrive_as_they_were_written() throws Exception {
        MimeMessage read = composed(
                "Grüße, 你好 – " + "long ".repeat(40),
                MailAddress.of("news@example.com", "Möbel & Söhne, \"Berlin\"").orElseThrow());
        assertThat(read.getSubject()).isEqualTo(("Grüße, 你好 – " + "long ".repeat(40)).strip());
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Möbel & Söhne, \"Berlin\"");
    }

    /** As a mail program reads it. */
    private static MimeMessage composed(String subject, InternetAddress from) throws MessagingException, IOException {
        Mail mail = new Mail(
                "m1.1.1@example.com",
                1,
                from,
                MailAddress.of("ann@example.org").orElseThrow(),
                subject,
                "<p>Hello</p>",
                "Hello",
                "https://mail.example.com/u/abc");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MailComposer(SESSION).compose(mail, Instant.EPOCH).writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
