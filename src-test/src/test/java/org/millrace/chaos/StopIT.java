package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;

/** The server is stopped as an administrator stops it, in the middle of a campaign: it finishes what is on the wire and no more. */
@Tag("chaos")
class StopIT {

    private static final int STOPS = Integer.getInteger("chaos.stops", 1);
    private static final int CONTACTS = 1_500 * STOPS;
    private static final long NANOS_PER_MAIL = TimeUnit.MILLISECONDS.toNanos(8);

    private final Random random = new Random();

    @Test
    @Tag("P-02")
    @Tag("S3-15")
    void a_server_that_is_asked_to_stop_leaves_nothing_uncertain_and_the_next_goes_on_without_being_told() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, NANOS_PER_MAIL)) {
            ServerProcess server = start(bench, sink);
            DrainingCampaign.start(
                    new Rest(
                            URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/"),
                            "admin",
                            Bench.PASSWORD),
                    CONTACTS);
            Books books = new Books(bench.postgres().dataSource());
            for (int stop = 0; stop < STOPS; stop++) {
                long before = sink.total();
                Waiting.until("mails", Duration.ofMinutes(2), () -> sink.total() > before + 100);
                Waiting.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_000)));
                stopAndCheck(server, sink, books);
                server = start(bench, sink);
            }
            Waiting.until("drained", Duration.ofMinutes(5), books::drained);
            server.close();
            assertThat(books.rows("flyway_schema_history"))
                    .as("the schema is made once, by the first start")
                    .isEqualTo(1);
            assertThat(sink.doubled()).isEmpty();
            assertThat(sink.addresses()).hasSize(CONTACTS);
            assertThat(books.messages()).containsExactly(Map.entry("SENT", (long) CONTACTS));
        }
    }

    private static void stopAndCheck(ServerProcess server, CountingSink sink, Books books) {
        long started = System.nanoTime();
        server.close();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        System.out.printf(
                "stopped in %d s with %d of %d mails sent: %s%n", seconds, sink.total(), CONTACTS, books.messages());
        assertThat(sink.total()).as("stopped in the middle").isLessThan(CONTACTS);
        assertThat(books.messages().keySet()).containsOnly("SENT", "READY");
        assertThat(books.messages().get("SENT")).isEqualTo(sink.total());
    }

    private static ServerProcess start(Bench bench, CountingSink sink) {
        ServerProcess server = bench.startServer(List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port()));
        server.awaitReady(Duration.ofMinutes(5));
        return server;
    }
}
