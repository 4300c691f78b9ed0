package org.millrace.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Angus's SMTP client, telling how far the mail came and what the relay answered there. */
final class StagedTransport extends SMTPTransport {

    private static final System.Logger LOG = System.getLogger(StagedTransport.class.getName());

    private SmtpStage stage = SmtpStage.CONNECTED;
    private int reply;
    private boolean tidying;
    private boolean dialled;
    private IntentAge age = IntentAge.fromNow();

    StagedTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    void begin(IntentAge intentAge) {
        age = intentAge;
        enter(SmtpStage.CONNECTED);
    }

    WireOutcome failed(Exception cause) {
        boolean answered = reply > 0;
        return stage.failed(reply, answered ? getLastServerResponse() : describe(cause));
    }

    /**
     * Whether the relay waits for a new command. It does not when an answer is outstanding, when it said 421, and within the content,
     * where the next line would become content: such a connection is good for nothing but hanging up.
     */
    boolean awaitsCommand() {
        return dialled && reply > 0 && reply != 421 && stage != SmtpStage.CONTENT;
    }

    boolean isDialled() {
        return dialled;
    }

    /** QUIT, without waiting for the answer. */
    void hangUp() {
        try {
            close();
        } catch (MessagingException e) {
            LOG.log(System.Logger.Level.DEBUG, "The connection to the relay was gone before QUIT", e);
        }
    }

    @Override
    protected void setConnected(boolean connected) {
        dialled = connected;
        super.setConnected(connected);
    }

    @Override
    protected void mailFrom() throws MessagingException {
        refuseIfTooOld();
        enter(SmtpStage.MAIL);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(SmtpStage.RCPT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(SmtpStage.DATA);
        OutputStream content = super.data();
        enter(SmtpStage.CONTENT);
        return content;
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        OutputStream content = super.bdat();
        enter(SmtpStage.CONTENT);
        return content;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        refuseIfTooOld();
        enter(SmtpStage.DOT);
        super.finishData();
    }

    @Override
    protected void finishBdat() throws IOException, MessagingException {
        refuseIfTooOld();
        enter(SmtpStage.DOT);
        super.finishBdat();
    }

    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        tidying = true;
        try {
            super.issueCommand(command, expected);
        } finally {
            tidying = false;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (!tidying) {
            reply = code;
        }
        return code;
    }

    private void enter(SmtpStage next) {
        stage = next;
        reply = 0;
    }

    private void refuseIfTooOld() throws MessagingException {
        if (age.tooOld()) {
            throw new MessagingException("The intent was older than " + IntentAge.LIMIT.toSeconds() + " s");
        }
    }

    private static String describe(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? cause.getMessage() : cause.getMessage() + " (" + root.getMessage() + ")";
    }
}
