package org.millrace.catcher;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * A mail taken apart.
 *
 * @param headers in the order of the mail
 * @param text the plain-text part, null if there is none
 * @param html the HTML part, null if there is none
 */
record MailContent(List<Field> headers, String text, String html) {

    record Field(String name, String value) {}

    static MailContent of(byte[] raw) throws IOException {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            List<Field> headers = new ArrayList<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new Field(header.getName(), header.getValue()));
            }
            return new MailContent(headers, find(message, "text/plain"), find(message, "text/html"));
        } catch (MessagingException e) {
            throw new IOException("This mail is not well formed: " + e.getMessage(), e);
        }
    }

    private static String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                String found = find(multipart.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
