package org.millrace.delivery.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the relay that is used for mail after mail. A relay that hung up between two mails is dialled again, once per mail:
 * nothing of that mail had been sent.
 */
public final class SmtpConnection implements AutoCloseable {

    /** Relays limit it; a new connection after so many costs nothing to speak of. */
    static final int MAX_MAILS = 1_000;

    private static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Session session;
    private StagedTransport transport;
    private int mails;
    private long lastUsed;

    SmtpConnection(Session session) {
        this.session = session;
    }

    /** @return what the relay said or did, as known to us; never throws because of a relay */
    public WireOutcome send(MimeMessage mail, Address recipient, IntentAge age) {
        boolean reused = mails > 0;
        WireOutcome outcome = attempt(mail, recipient, age);
        if (outcome instanceof WireOutcome.NotSent && reused && !isOpen() && !age.tooOld()) {
            outcome = attempt(mail, recipient, age);
        }
        return outcome;
    }

    private WireOutcome attempt(MimeMessage mail, Address recipient, IntentAge age) {
        try {
            ensureOpen();
        } catch (MessagingException e) {
            return new WireOutcome.NotSent(Texts.line(e.getMessage()));
        }
        transport.begin(age);
        try {
            mails++;
            transport.sendMessage(mail, new Address[] {recipient});
            lastUsed = System.nanoTime();
            return new WireOutcome.Accepted(Texts.line(transport.getLastServerResponse()));
        } catch (MessagingException | RuntimeException e) {
            WireOutcome outcome = transport.failed(e);
            tidy();
            return outcome;
        }
    }

    /** The next mail begins afresh, on this connection or on a new one. */
    private void tidy() {
        if (!transport.awaitsCommand()) {
            transport.hangUp();
            return;
        }
        try {
            transport.issueCommand("RSET", 250);
            lastUsed = System.nanoTime();
        } catch (MessagingException | RuntimeException e) {
            transport.hangUp();
        }
    }

    /** Dials where there is no connection, or none that still answers. */
    void ensureOpen() throws MessagingException {
        if (isOpen() && mails < MAX_MAILS && answers()) {
            return;
        }
        close();
        StagedTransport fresh = new StagedTransport(session);
        fresh.connect();
        transport = fresh;
        mails = 0;
        lastUsed = System.nanoTime();
    }

    private boolean answers() {
        return System.nanoTime() - lastUsed < TRUSTED_IDLE_NANOS || transport.isConnected();
    }

    public boolean isOpen() {
        return transport != null && transport.isDialled();
    }

    boolean idleFor(long nanos) {
        return System.nanoTime() - lastUsed > nanos;
    }

    /** Takes leave politely. */
    @Override
    public void close() {
        if (isOpen()) {
            transport.hangUp();
        }
        transport = null;
    }
}
