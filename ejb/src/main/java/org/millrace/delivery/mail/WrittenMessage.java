package org.millrace.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that is written already; the library sees the sender, for the envelope, and the bytes. */
final class WrittenMessage extends MimeMessage {

    private final byte[] written;

    WrittenMessage(Session session, InternetAddress from, byte[] written) throws MessagingException {
        super(session);
        this.written = written;
        setFrom(from);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(written);
    }
}
