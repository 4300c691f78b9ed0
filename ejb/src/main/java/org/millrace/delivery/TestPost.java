package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.UUID;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.Mail;
import org.millrace.delivery.mail.MailAddress;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.mail.RelayUnavailable;
import org.millrace.delivery.mail.SmtpConnection;
import org.millrace.delivery.mail.WireOutcome;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;
import org.millrace.template.Rendered;

/** Takes a test mail to the relay. */
@Dependent
class TestPost {

    static final String MARK = "[Test] ";

    private final MailRoutes routes;
    private final Clock clock;

    @Inject
    TestPost(MailRoutes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    static String subject(Rendered rendered) {
        return MARK + rendered.subject();
    }

    /** @return what the relay said @throws Conflict when it did not take the mail */
    String send(String session, InternetAddress to, Rendered rendered) {
        MailRelay relay = relay(session);
        MimeMessage mime = mime(relay, to, rendered);
        try {
            SmtpConnection connection = relay.borrow();
            try {
                return connection.send(mime, to, IntentAge.fromNow()).when(new Told());
            } finally {
                relay.giveBack(connection);
            }
        } catch (RelayUnavailable e) {
            throw new Conflict(Sentence.of("The relay cannot be reached now. Try again in a minute."));
        }
    }

    private MailRelay relay(String session) {
        try {
            return routes.of(session).relay();
        } catch (IllegalArgumentException e) {
            throw new Conflict(Sentence.of("The server has no mail session \"{0}\".", session));
        }
    }

    private MimeMessage mime(MailRelay relay, InternetAddress to, Rendered rendered) {
        InternetAddress from = MailAddress.of(relay.defaultSender())
                .orElseThrow(() -> new Conflict(Sentence.of("The mail session of the server names no sender.")));
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        Mail mail = new Mail(
                "test." + UUID.randomUUID() + "@" + domain,
                0,
                from,
                to,
                subject(rendered),
                rendered.html(),
                rendered.text(),
                null);
        try {
            MimeMessage mime = new MailComposer(relay.session()).compose(mail, clock.instant());
            mime.removeHeader("X-Millrace-Message");
            mime.setHeader("X-Millrace-Test", "true");
            mime.saveChanges();
            return mime;
        } catch (MessagingException e) {
            throw new Conflict(Sentence.of("The mail could not be made: {0}", e.getMessage()));
        }
    }

    /** What became of it, in words for the one who waits. */
    private static final class Told implements WireOutcome.Cases<String> {

        @Override
        public String accepted(WireOutcome.Accepted outcome) {
            return outcome.reply();
        }

        @Override
        public String refused(WireOutcome.Refused outcome) {
            throw new Conflict(Sentence.of("The relay refused it: {0}", outcome.reply()));
        }

        @Override
        public String deferred(WireOutcome.Deferred outcome) {
            throw new Conflict(Sentence.of("The relay does not take it now: {0}", outcome.reply()));
        }

        @Override
        public String notSent(WireOutcome.NotSent outcome) {
            throw new Conflict(Sentence.of("It was not sent: {0}", outcome.cause()));
        }

        @Override
        public String unknown(WireOutcome.Unknown outcome) {
            throw new Conflict(Sentence.of("It may have been sent, or not: {0}", outcome.cause()));
        }
    }
}
