package org.millrace.catcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.launch.LaunchFailure;
import org.subethamail.smtp.server.SMTPServer;

/** SMTP in, pages and JSON out, on the loopback address only. */
public final class MailCatcher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MailCatcher.class.getName());

    private final Mailbox mailbox;
    private final SMTPServer smtp;
    private final Inbox inbox;
    private final ScheduledExecutorService forcing = Executors.newSingleThreadScheduledExecutor();

    private MailCatcher(Mailbox mailbox, SMTPServer smtp, Inbox inbox) {
        this.mailbox = mailbox;
        this.smtp = smtp;
        this.inbox = inbox;
        forcing.scheduleWithFixedDelay(this::force, 1, 1, TimeUnit.SECONDS);
    }

    /** Arguments: the folder for the mails, the SMTP port, the port of the inbox. Runs until the process ends. */
    public static void main(String[] arguments) throws InterruptedException {
        MailCatcher catcher =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(catcher::close));
        System.out.println("Mail: SMTP on localhost:" + arguments[1] + ", inbox http://localhost:" + arguments[2]);
        new CountDownLatch(1).await();
    }

    public static MailCatcher start(Path folder, int smtpPort, int inboxPort) {
        try {
            Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC());
            SMTPServer smtp = new SMTPServer.Builder()
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .port(smtpPort)
                    .softwareName("Millrace mail catcher")
                    .hostName("localhost")
                    .maxConnections(200)
                    .maxMessageSize(50 << 20)
                    .messageHandlerFactory(context -> new MailListener(mailbox))
                    .build();
            smtp.start();
            return new MailCatcher(mailbox, smtp, Inbox.open(mailbox, inboxPort));
        } catch (IOException | RuntimeException e) {
            throw new LaunchFailure(
                    "The mail catcher cannot start in " + folder + " on ports " + smtpPort + " and " + inboxPort + ": "
                            + e.getMessage(),
                    e);
        }
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    public int inboxPort() {
        return inbox.port();
    }

    @Override
    public void close() {
        smtp.stop();
        inbox.close();
        forcing.shutdown();
        try {
            mailbox.close();
        } catch (IOException e) {
            throw new LaunchFailure("The mails could not be written to the end: " + e.getMessage(), e);
        }
    }

    private void force() {
        try {
            mailbox.force();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "Mails could not be forced to the disk", e);
        }
    }
}
