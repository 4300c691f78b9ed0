package org.millrace.catcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail transaction: sender, recipients, content; the content is kept before the 250 goes out. */
final class MailListener implements MessageHandler {

    private final Mailbox mailbox;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    MailListener(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws IOException, RejectException {
        byte[] content = data.readAllBytes();
        try {
            for (String recipient : recipients) {
                mailbox.add(sender, recipient, content);
            }
            return null;
        } catch (IOException e) {
            throw new RejectException(452, "cannot be kept: " + e.getMessage());
        }
    }

    @Override
    public void done() {
        recipients.clear();
    }
}
