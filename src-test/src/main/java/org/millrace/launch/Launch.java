package org.millrace.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.millrace.catcher.MailCatcher;

/**
 * {@code mvn -Prun}: PostgreSQL, the mail catcher and WildFly with the EAR, until the process is asked to end. What it
 * keeps lies in {@code .data/run-OFFSET} of the checkout, which {@code mvn clean} leaves alone.
 */
public final class Launch {

    private final Path root;
    private final Path wildfly;
    private final Path driver;
    private final Ports ports;
    private final Started started = new Started();

    private Launch(Path root, Path wildfly, Path driver, Ports ports) {
        this.root = root.toAbsolutePath().normalize();
        this.wildfly = wildfly;
        this.driver = driver;
        this.ports = ports;
    }

    /** Arguments: the checkout, the unpacked WildFly, the PostgreSQL driver, the port offset. */
    public static void main(String[] arguments) throws InterruptedException {
        Started started = null;
        try {
            Launch launch = new Launch(
                    Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Ports.parse(arguments[3]));
            started = launch.started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "millrace-stop"));
            launch.start();
        } catch (LaunchFailure failure) {
            if (started != null && started.closing()) {
                return;
            }
            Console.complain("\n" + failure.getMessage() + "\n");
            Runtime.getRuntime().exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void start() {
        RunFolder run = RunFolder.lock(root.resolve(".data/run-" + ports.offset()));
        Path server = run.path().resolve("server");
        run.endLeftoverServer(server);
        DevelopmentPassword password = DevelopmentPassword.of(run.path(), root.resolve("ear/target"), ports);
        DurablePostgres postgres = database(run);
        ports.requireFreeBeside(ports.postgres());
        MailCatcher catcher = MailCatcher.start(run.path().resolve("mail"), ports.smtp(), ports.inbox());
        started.add("the mail catcher", catcher::close);
        Console.say("Configuring and starting WildFly ...");
        ServerFolder folder = ServerFolder.configured(root, wildfly, driver, server);
        folder.deploy(root.resolve("ear/target/millrace.ear"));
        ServerProcess process = ServerProcess.start(
                folder,
                ports,
                Settings.of(ports, postgres, run, password).environment(),
                List.of("-Xms256m", "-Xmx1g"));
        started.add("WildFly", process::close);
        run.remember(process.pid());
        process.awaitReady(Duration.ofMinutes(5));
        process.ended().thenAccept(ended -> serverEnded(folder));
        Console.say(Banner.of(ports, postgres, password, run, folder));
        password.remembered();
    }

    private DurablePostgres database(RunFolder run) {
        Console.say("Starting PostgreSQL ...");
        Path folder = run.path().resolve("postgresql");
        if (!Files.exists(folder.resolve("data/postmaster.pid"))) {
            ports.requireFree();
        }
        DurablePostgres postgres = DurablePostgres.start(folder, root.resolve(".data"), ports.postgres());
        started.add("PostgreSQL", postgres::close);
        return postgres;
    }

    private void serverEnded(ServerFolder folder) {
        if (!started.closing()) {
            Console.complain("\nThe server ended by itself. Where: " + folder.log());
            Runtime.getRuntime().exit(1);
        }
    }
}
