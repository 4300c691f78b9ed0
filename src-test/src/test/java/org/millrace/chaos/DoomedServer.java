package org.millrace.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.millrace.launch.DurablePostgres;
import org.millrace.launch.Ports;
import org.millrace.launch.ServerFolder;
import org.millrace.launch.ServerProcess;
import org.millrace.launch.Settings;

/** A server of its own with a durable database of its own, that can be killed and started again. */
final class DoomedServer implements AutoCloseable {

    static final String PASSWORD = "doomed-Password-1";

    private final Ports ports = Ports.unused();
    private final DurablePostgres postgres;
    private final ServerFolder folder;
    private ServerProcess process;

    private DoomedServer(Path root, Path base) {
        Path of = base.resolve(Integer.toString(ports.offset()));
        postgres = DurablePostgres.start(of.resolve("postgresql"), root.resolve(".data"), ports.postgres());
        folder = ServerFolder.configured(
                root,
                Path.of(System.getProperty("millrace.wildfly", "target/wildfly-39.0.1.Final")),
                Path.of(System.getProperty("millrace.driver", "target/postgresql.jar")),
                of.resolve("server"));
        folder.deploy(root.resolve("ear/target/millrace.ear"));
    }

    static DoomedServer make() {
        Path root = Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath().normalize();
        return new DoomedServer(root, Path.of("target", "chaos").toAbsolutePath());
    }

    /** Returns when it is ready. */
    void start() {
        process = ServerProcess.start(
                folder,
                ports,
                Settings.local(ports, postgres)
                        .with("millrace.secret", "only-for-tests-only-for-tests-only-for-tests")
                        .with("millrace.dev.users", "true")
                        .with("millrace.dev.password", PASSWORD)
                        .environment(),
                List.of("-Xms256m", "-Xmx1g"));
        process.awaitReady(Duration.ofMinutes(2));
    }

    void kill() {
        process.kill();
    }

    int smtpPort() {
        return ports.smtp();
    }

    Rest rest() {
        return new Rest(
                URI.create("http://localhost:" + ports.http() + "/millrace/api/v1/"), "admin", PASSWORD);
    }

    DataSource database() {
        return postgres.dataSource();
    }

    Path log() {
        return folder.log();
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.close();
        }
        postgres.close();
    }
}
