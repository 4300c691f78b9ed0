package org.millrace.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Makes the MIME form (RFC 5322, 2045-2047): text and HTML as alternatives, and the headers that list mail has to carry. */
public final class MailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;

    public MailComposer(Session session) {
        this.session = session;
    }

    public MimeMessage compose(Mail mail, Instant now) throws MessagingException {
        MimeMessage message = new IdentifiedMessage(session, mail.messageId());
        message.setFrom(mail.from());
        message.setRecipient(MimeMessage.RecipientType.TO, mail.to());
        message.setSubject(Texts.singleLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader("X-Millrace-Message", Long.toString(mail.ledgerId()));
        if (mail.unsubscribeUrl() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            message.setHeader("Precedence", "bulk");
        }
        // Out-of-office answers to a campaign help nobody; Auto-Submitted itself would mark the mail as a machine's
        // reply.
        message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        content(message, mail);
        message.saveChanges();
        return message;
    }

    private static void content(MimeMessage message, Mail mail) throws MessagingException {
        if (mail.html() == null) {
            message.setText(mail.text(), UTF_8);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
    }

    /** Keeps its own id: the library would draw a new one each time. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
