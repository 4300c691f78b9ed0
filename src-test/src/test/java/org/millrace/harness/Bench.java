package org.millrace.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.millrace.catcher.MailCatcher;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.Ports;
import org.millrace.launch.ServerFolder;
import org.millrace.launch.ServerProcess;
import org.millrace.launch.Settings;

/**
 * What a server under test needs around it, on ports and in a folder of its own: a durable PostgreSQL, a mail sink, a
 * configured server folder. Tests that end the server by force take one of their own:
 *
 * <pre>{@code
 * try (Bench bench = Bench.own()) {
 *     ServerProcess server = bench.startServer(List.of("-Xmx1g"));
 *     server.awaitReady(Duration.ofMinutes(5));
 *     server.kill();
 *     server = bench.startServer(List.of("-Xmx1g"));
 * }
 * }</pre>
 */
public final class Bench implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";

    private static Bench shared;

    private final Path folder;
    private final Ports ports = Ports.unused();
    private final DurablePostgres postgres;
    private final MailCatcher catcher;
    private final ServerFolder server;

    private Bench(List<String> databaseSettings) {
        folder = Path.of("target", "bench", Integer.toString(ports.offset())).toAbsolutePath();
        postgres = DurablePostgres.start(
                folder.resolve("postgresql"), root().resolve(".data"), ports.postgres(), databaseSettings);
        catcher = MailCatcher.start(folder.resolve("mail"), ports.smtp(), ports.inbox());
        server = ServerFolder.configured(root(), wildfly(), driver(), folder.resolve("server"));
    }

    private static Path root() {
        return Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath();
    }

    private static Path wildfly() {
        return Path.of(System.getProperty("millrace.wildfly", "target/wildfly-39.0.1.Final"));
    }

    private static Path driver() {
        return Path.of(System.getProperty("millrace.driver", "target/postgresql.jar"));
    }

    /** The one of this process, ended with it. */
    static synchronized Bench shared() {
        if (shared == null) {
            shared = new Bench(List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One for the caller alone. */
    public static Bench own() {
        return own(List.of());
    }

    /** As above; the database has these settings too. */
    public static Bench own(List<String> databaseSettings) {
        return new Bench(databaseSettings);
    }

    /** Starts a server with the EAR that the build made; it is not ready yet, and the caller's to end. */
    public ServerProcess startServer(List<String> javaOptions) {
        return startServer(ear(), javaOptions);
    }

    /** As above, with an EAR that something was added to. */
    public ServerProcess startServer(Path ear, List<String> javaOptions) {
        server.deploy(ear);
        ServerProcess process = ServerProcess.start(server, ports, settings().environment(), javaOptions);
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        return process;
    }

    /** The same with another deployment beside the EAR. */
    public ServerProcess startServer(List<String> javaOptions, Archive<?> companion) {
        server.deploy(ear());
        companion
                .as(ZipExporter.class)
                .exportTo(server.companion(companion.getName()).toFile(), true);
        ServerProcess process = ServerProcess.start(server, ports, settings().environment(), javaOptions);
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        return process;
    }

    /** A second server on the same database, with ports and a folder of its own. */
    public Node node() {
        Ports own = Ports.unused();
        ServerFolder another =
                ServerFolder.configured(root(), wildfly(), driver(), folder.resolve("server-" + own.offset()));
        return new Node(own, another);
    }

    /** One of two servers on one database; as often as it is started, it is the same node. */
    public final class Node {

        private final Ports own;
        private final ServerFolder another;

        private Node(Ports own, ServerFolder another) {
            this.own = own;
            this.another = another;
        }

        public Ports ports() {
            return own;
        }

        /** It is not ready yet, and the caller's to end. */
        public ServerProcess start(List<String> javaOptions) {
            another.deploy(ear());
            ServerProcess process =
                    ServerProcess.start(another, own, settings(own).environment(), javaOptions);
            Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
            return process;
        }
    }

    /** What the running server's management answers to a command of the CLI. */
    public String command(String command) {
        try {
            Process cli = new ProcessBuilder(
                            "sh",
                            server.wildfly().resolve("bin/jboss-cli.sh").toString(),
                            "--connect",
                            "--controller=127.0.0.1:" + ports.management(),
                            "--command=" + command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!cli.waitFor(60, TimeUnit.SECONDS) || cli.exitValue() != 0) {
                throw new IllegalStateException(command + " answered " + answer);
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command, e);
        }
    }

    public static Path ear() {
        return Path.of(System.getProperty("millrace.root", "..")).resolve("ear/target/millrace.ear");
    }

    public Ports ports() {
        return ports;
    }

    public DurablePostgres postgres() {
        return postgres;
    }

    public MailCatcher catcher() {
        return catcher;
    }

    public ServerFolder server() {
        return server;
    }

    Settings settings() {
        return settings(ports);
    }

    private Settings settings(Ports of) {
        return Settings.local(of, postgres)
                .with("millrace.secret", "only-for-tests-only-for-tests-only-for-tests")
                .with("millrace.webhooks.internal-hosts", "localhost")
                .with("millrace.dev.users", "true")
                .with("millrace.dev.password", PASSWORD);
    }

    /** Logs stay, data goes. */
    @Override
    public void close() {
        catcher.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(folder.resolve("postgresql"))) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
