package org.millrace.harness;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.millrace.catcher.Mailbox;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.LaunchFailure;
import org.millrace.launch.ServerProcess;

/**
 * The EAR on a real server, from outside. One server serves all test classes of a process, so a test names what it makes
 * by a name of its own and leaves what others made alone:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MillraceServer SERVER = new MillraceServer();
 * }</pre>
 */
public final class MillraceServer implements BeforeAllCallback {

    private static ServerProcess process;
    private static LaunchFailure failure;

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    private static synchronized void start() {
        if (failure != null) {
            throw failure;
        }
        if (process != null) {
            return;
        }
        process = Bench.shared().startServer(List.of("-Xms256m", "-Xmx1g"));
        try {
            process.awaitReady(Duration.ofMinutes(5));
        } catch (LaunchFailure e) {
            failure = e;
            throw e;
        }
    }

    /** Ends with a slash, so that relative paths resolve: {@code base().resolve("api/v1/campaigns")}. */
    public URI base() {
        return URI.create("http://localhost:" + Bench.shared().ports().http() + "/millrace/");
    }

    public URI management() {
        return URI.create("http://localhost:" + Bench.shared().ports().management() + "/");
    }

    public URI inbox() {
        return URI.create("http://localhost:" + Bench.shared().ports().inbox() + "/");
    }

    public int smtpPort() {
        return Bench.shared().ports().smtp();
    }

    /** Of admin, marketer, analyst, integration, and other-admin of the second tenant. */
    public String password() {
        return Bench.PASSWORD;
    }

    public Mailbox mailbox() {
        return Bench.shared().catcher().mailbox();
    }

    public DurablePostgres postgres() {
        return Bench.shared().postgres();
    }
}
