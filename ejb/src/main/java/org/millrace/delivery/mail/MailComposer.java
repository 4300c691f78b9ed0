package org.millrace.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Makes the MIME form (RFC 5322, 2045-2047): text and HTML as alternatives, and the headers that list mail has to carry. */
public final class MailComposer {

    private static final String END = "\r\n";

    private final Session session;

    public MailComposer(Session session) {
        this.session = session;
    }

    public MimeMessage compose(Mail mail, Instant now) throws MessagingException {
        StringBuilder out = new StringBuilder(8_192);
        header(out, "Message-ID", "<" + mail.messageId() + ">");
        header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        header(out, "From", mail.from().toString());
        header(out, "To", mail.to().toString());
        header(out, "Subject", encoded(Texts.singleLine(mail.subject())));
        header(out, "X-Millrace-Message", Long.toString(mail.ledgerId()));
        if (mail.unsubscribeUrl() != null) {
            header(out, "List-Unsubscribe", "<" + mail.unsubscribeUrl() + ">");
            header(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            header(out, "Precedence", "bulk");
        }
        // Out-of-office answers to a campaign help nobody; Auto-Submitted itself would mark the mail as a machine's
        // reply.
        header(out, "X-Auto-Response-Suppress", "OOF, AutoReply");
        header(out, "MIME-Version", "1.0");
        content(out, mail);
        return new WrittenMessage(session, mail.from(), out.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void content(StringBuilder out, Mail mail) {
        if (mail.html() == null) {
            part(out, "plain", mail.text());
            return;
        }
        // No part can hold it: nobody knew it when the parts were rendered.
        String boundary = "=_" + UUID.randomUUID();
        header(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        out.append(END).append("--").append(boundary).append(END);
        part(out, "plain", mail.text());
        out.append(END).append("--").append(boundary).append(END);
        part(out, "html", mail.html());
        out.append(END).append("--").append(boundary).append("--").append(END);
    }

    private static void part(StringBuilder out, String subtype, String text) {
        EncodedText encoded = EncodedText.of(text);
        header(out, "Content-Type", "text/" + subtype + "; charset=UTF-8");
        header(out, "Content-Transfer-Encoding", encoded.encoding());
        out.append(END).append(encoded.body());
    }

    /** Every value is one line when it comes here; folding breaks it between words only. */
    private static void header(StringBuilder out, String name, String value) {
        String line = Texts.singleLine(value);
        out.append(name)
                .append(": ")
                .append(MimeUtility.fold(name.length() + 2, line))
                .append(END);
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(text, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
