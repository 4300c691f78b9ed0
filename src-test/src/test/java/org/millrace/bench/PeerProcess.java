package org.millrace.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A peer in a process of its own, with a database of its own on the shared server. */
final class PeerProcess implements AutoCloseable {

    private static final String ANSWER = "peer: ";

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    PeerProcess(BenchServer server, String name) {
        server.makeDatabase(name.toLowerCase(java.util.Locale.ROOT));
        try {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                            "-cp",
                            System.getProperty("bench.peers.path", System.getProperty("java.class.path")),
                            "org.millrace.bench.peers." + name + "Peer",
                            server.url(name.toLowerCase(java.util.Locale.ROOT)),
                            server.user(),
                            server.password()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    double round(int lives) {
        try {
            orders.write(lives + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Double.parseDouble(answer());
    }

    private String answer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The peer has ended: " + process);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
