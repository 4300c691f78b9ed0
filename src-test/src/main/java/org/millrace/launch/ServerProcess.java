package org.millrace.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * A WildFly that runs: a process of its own session, so that Ctrl-C reaches it through us and in the right order. It
 * can be stopped as an administrator would or killed as a power cut would, and started again on the same folder.
 */
public final class ServerProcess implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final ServerFolder folder;
    private final Ports ports;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(ServerFolder folder, Ports ports, Process process) {
        this.folder = folder;
        this.ports = ports;
        this.process = process;
    }

    /**
     * Starts the server; it is not ready yet.
     *
     * @param environment settings of Millrace, secrets among them: the environment is not seen by other users
     * @param javaOptions such as a heap or an agent
     */
    public static ServerProcess start(
            ServerFolder folder, Ports ports, Map<String, String> environment, List<String> javaOptions) {
        folder.forgetMarkers();
        StandaloneCommandBuilder builder = StandaloneCommandBuilder.of(folder.wildfly())
                .setBaseDirectory(folder.base())
                .setServerConfiguration("standalone-full.xml")
                .setJavaOptions(javaOptions)
                .addJavaOption("-Djava.net.preferIPv4Stack=true")
                .addJavaOption("-Djboss.socket.binding.port-offset=" + ports.offset())
                .addJavaOption("-Dorg.wildfly.sigterm.suspend.timeout=10");
        List<String> command = new ArrayList<>(builder.build());
        if (Command.succeeds(List.of("setsid", "true"))) {
            command.add(0, "setsid");
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.console().toFile());
        process.environment().putAll(environment);
        process.environment().put("JBOSS_HOME", folder.wildfly().toString());
        try {
            Process started = process.start();
            started.getOutputStream().close();
            return new ServerProcess(folder, ports, started);
        } catch (IOException e) {
            throw new LaunchFailure("The server cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns once the EAR is deployed, if there is one, and the server says that it is ready. */
    public void awaitReady(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!(deployed() && ready())) {
            if (endedWithin(100)) {
                throw failure("The server ended with exit code " + process.exitValue() + " while it started");
            }
            if (folder.refusal() != null) {
                throw failure("The server refused millrace.ear: " + folder.refusal());
            }
            if (System.nanoTime() > end) {
                throw failure("The server was not ready within " + patience.toSeconds() + " s");
            }
        }
    }

    /** Lets requests and steps under way come to their end, then ends the process. */
    @Override
    public void close() {
        process.destroy();
        if (!endedWithin(TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            kill();
        }
    }

    /** Ends the process at once, kill -9, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        endedWithin(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Ends a server that an earlier launch left behind; the identifier may belong to somebody else by now. */
    static void endLeftover(long pid, Path base) {
        ProcessHandle.of(pid).filter(handle -> belongsTo(handle, base)).ifPresent(handle -> {
            handle.destroy();
            try {
                handle.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                handle.destroyForcibly();
            }
        });
    }

    private static boolean belongsTo(ProcessHandle handle, Path base) {
        String mark = "-Djboss.server.base.dir=" + base;
        return handle.info().arguments().map(List::of).orElse(List.of()).contains(mark);
    }

    private boolean deployed() {
        return folder.deployed() || !folder.hasDeployment();
    }

    private boolean ready() {
        URI probe = URI.create("http://127.0.0.1:" + ports.management() + "/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Waiting for the server was interrupted");
        }
    }

    private boolean endedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Waiting for the server was interrupted");
        }
    }

    private LaunchFailure failure(String what) {
        StringBuilder message = new StringBuilder(what).append(".\nWhere: ").append(folder.log());
        for (String line : errors()) {
            message.append("\n  ").append(line);
        }
        String mend = what.contains("checksum mismatch")
                ? "the data was made by a build with another schema; start on other data with another port offset, or"
                        + " delete the folder of the database, which forgets all that is in it."
                : "read the first error there; then start again.";
        return new LaunchFailure(message.append("\nMend it: ").append(mend).toString());
    }

    private List<String> errors() {
        // The console holds this start alone, the log the earlier ones too.
        try (Stream<String> lines = Files.lines(folder.console())) {
            return lines.filter(line -> line.contains("ERROR") || line.contains("FATAL"))
                    .limit(5)
                    .map(line -> line.replaceAll("\u001B\\[[;\\d]*m", ""))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
