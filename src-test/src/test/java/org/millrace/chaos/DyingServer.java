package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.LaunchFailure;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/** A server that dies at named points in turn, and the book of where it did. */
abstract class DyingServer {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int UNCERTAIN_PER_KILL = 4 * 16;

    @TempDir
    Path folder;

    final Map<String, Object> figures = new TreeMap<>();

    private final List<String> reached = new ArrayList<>();
    private final List<String> notReached = new ArrayList<>();

    static ServerProcess ready(ServerProcess server) {
        server.awaitReady(START);
        return server;
    }

    /** @param patience how long it may take to come to the point after the act */
    void dieAt(KillPoint point, ServerProcess server, Act act, Duration patience) {
        try {
            act.on(ready(server));
        } catch (LaunchFailure | IllegalStateException | IOException diedMeanwhile) {
            figures.put("last_cut_off", point.name());
        }
        try {
            Waiting.until(point.name(), patience, () -> !server.alive());
            reached.add(point.name());
        } catch (AssertionError | IllegalStateException stillThere) {
            notReached.add(point.name());
            server.kill();
        }
    }

    /** @param lost whom neither a mail nor a reason why there is none was found for */
    void auditMails(Set<String> lost, CountingSink sink, Books books) {
        figures.put("doubled", sink.doubled().size());
        figures.put("lost", lost.size());
        figures.put("messages", books.messages());
        figures.put("runs", books.runs());

        assertThat(notReached).as("points that the server never came to").isEmpty();
        assertThat(sink.doubled()).as("mailed twice").isEmpty();
        assertThat(lost).as("lost").isEmpty();
        assertThat(books.messages().getOrDefault("UNCERTAIN", 0L))
                .isLessThanOrEqualTo((long) reached.size() * UNCERTAIN_PER_KILL);
        assertThat(books.inDoubt()).as("prepared transactions left").isZero();
    }

    void tellFigures() {
        figures.put("reached", reached.size());
        figures.put("not_reached", notReached);
        System.out.println(Json.write(figures));
    }

    static URI base(Bench bench) {
        return URI.create("http://localhost:" + bench.ports().http());
    }

    static Rest rest(Bench bench) {
        return new Rest(base(bench).resolve("/millrace/api/v1/"), "admin", Bench.PASSWORD);
    }

    /** What is done until the server dies. */
    interface Act {

        void on(ServerProcess server) throws IOException;
    }
}
