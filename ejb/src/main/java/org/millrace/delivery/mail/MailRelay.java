package org.millrace.delivery.mail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The relay that the server's mail session names, and the open connections to it. A connection is lent before messages are claimed:
 * while the relay is away nothing is claimed at all, and it is tried again after 1, 2, 4 … 30 s.
 */
@ApplicationScoped
public class MailRelay {

    private static final System.Logger LOG = System.getLogger(MailRelay.class.getName());
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Mail sessions are below the one place where the administrator keeps them. */
    public static final Pattern SESSION = Pattern.compile("java:jboss/mail/[A-Za-z0-9._-]{1,100}");

    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private final Outage outage = new Outage();

    @Resource(lookup = "java:jboss/mail/Millrace")
    private Session session;

    protected MailRelay() {}

    public MailRelay(Session session) {
        this.session = session;
    }

    /**
     * The relay of another mail session of the server.
     *
     * @throws IllegalArgumentException when there is no such session, or the name leads elsewhere
     */
    public static MailRelay of(String session) {
        if (!SESSION.matcher(session).matches()) {
            throw new IllegalArgumentException("There is no mail session " + session);
        }
        try {
            return new MailRelay(InitialContext.<Session>doLookup(session));
        } catch (NamingException e) {
            throw new IllegalArgumentException("The server has no mail session " + session, e);
        }
    }

    /** What the session does not say itself; a wait without end would hold a window for ever. */
    private static Session prepared(Session session) {
        Properties properties = session.getProperties();
        properties.putIfAbsent("mail.smtp.connectiontimeout", "10000");
        properties.putIfAbsent("mail.smtp.timeout", "60000");
        properties.putIfAbsent("mail.smtp.writetimeout", "20000");
        properties.putIfAbsent("mail.smtp.quitwait", "false");
        return session;
    }

    /** False for as long as an unreachable relay is left alone. */
    public boolean worthTrying() {
        return !outage.lasts(System.nanoTime());
    }

    /** @throws RelayUnavailable when there is no way to the relay now */
    public SmtpConnection borrow() {
        if (!worthTrying()) {
            throw new RelayUnavailable(new MessagingException("it was away a moment ago"));
        }
        SmtpConnection connection = idle.pollFirst();
        if (connection == null) {
            connection = new SmtpConnection(prepared(session));
        }
        try {
            connection.ensureOpen();
            outage.over();
            return connection;
        } catch (MessagingException e) {
            outage.continues(System.nanoTime());
            throw new RelayUnavailable(e);
        }
    }

    public void giveBack(SmtpConnection connection) {
        if (connection.isOpen()) {
            idle.addFirst(connection);
        }
    }

    /** Closes what nobody used for a while. */
    public void closeIdle() {
        idle.removeIf(connection -> {
            boolean old = connection.idleFor(IDLE_NANOS);
            if (old) {
                connection.close();
            }
            return old;
        });
    }

    /** The sender that the session names, where a campaign names none; may be null. */
    public String defaultSender() {
        return session.getProperty("mail.from");
    }

    public Session session() {
        return session;
    }

    @PreDestroy
    void closeAll() {
        for (SmtpConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
        LOG.log(System.Logger.Level.DEBUG, "Connections to the relay closed");
    }

    /** How long an unreachable relay is left alone. */
    private static final class Outage {
        private static final int LONGEST_SECONDS = 30;

        private int failures;
        private long until;

        synchronized boolean lasts(long now) {
            return failures > 0 && now - until < 0;
        }

        synchronized void continues(long now) {
            if (!lasts(now)) {
                until = now + TimeUnit.SECONDS.toNanos(Math.min(LONGEST_SECONDS, 1L << Math.min(failures, 5)));
                failures++;
            }
        }

        synchronized void over() {
            failures = 0;
        }
    }
}
