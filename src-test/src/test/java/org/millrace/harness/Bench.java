package org.millrace.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.millrace.catcher.MailCatcher;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.Ports;
import org.millrace.launch.ServerFolder;
import org.millrace.launch.Settings;

/** What a server under test needs around it, on ports of its own; started once per process, ended with it. */
final class Bench {

    static final String PASSWORD = "correct horse battery staple";

    private static Bench bench;

    private final Path folder;
    private final Ports ports = Ports.unused();
    private final DurablePostgres postgres;
    private final MailCatcher catcher;
    private final ServerFolder server;

    private Bench() {
        folder = Path.of("target", "bench", Integer.toString(ports.offset())).toAbsolutePath();
        Path root = Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath();
        postgres = DurablePostgres.start(folder.resolve("postgresql"), root.resolve(".data"), ports.postgres());
        catcher = MailCatcher.start(folder.resolve("mail"), ports.smtp(), ports.inbox());
        server = ServerFolder.configured(
                root,
                Path.of(System.getProperty("millrace.wildfly", "target/wildfly-39.0.1.Final")),
                Path.of(System.getProperty("millrace.driver", "target/postgresql.jar")),
                folder.resolve("server"));
    }

    static synchronized Bench started() {
        if (bench == null) {
            bench = new Bench();
            Runtime.getRuntime().addShutdownHook(new Thread(bench::end));
        }
        return bench;
    }

    static Path ear() {
        return Path.of(System.getProperty("millrace.root", "..")).resolve("ear/target/millrace.ear");
    }

    Ports ports() {
        return ports;
    }

    DurablePostgres postgres() {
        return postgres;
    }

    MailCatcher catcher() {
        return catcher;
    }

    ServerFolder server() {
        return server;
    }

    Settings settings() {
        return Settings.local(ports, postgres)
                .with("millrace.secret", "only-for-tests-only-for-tests-only-for-tests")
                .with("millrace.dev.users", "true")
                .with("millrace.dev.password", PASSWORD);
    }

    /** Logs stay, data goes. */
    private void end() {
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
