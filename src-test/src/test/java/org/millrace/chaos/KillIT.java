package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;

/**
 * The server is killed at random moments while a campaign drains to a mail server that nobody kills, on a database with fsync on.
 * Lost means: not at the sink, and not listed as UNCERTAIN, FAILED or SKIPPED.
 */
@Tag("chaos")
class KillIT {

    private static final int KILLS = Integer.getInteger("chaos.kills", 2);
    private static final int CONTACTS = Integer.getInteger("chaos.contacts", KILLS < 10 ? 3_000 : 42_694);
    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 16;
    private static final long NANOS_PER_MAIL = TimeUnit.MILLISECONDS.toNanos(KILLS < 10 ? 8 : 4);
    private static final List<String> OPEN_ENDS = List.of("UNCERTAIN", "FAILED", "SKIPPED");

    private final Random random = new Random();
    private final Figures figures = new Figures(CONTACTS);

    @Test
    @Tag("P-01")
    @Tag("P-02")
    @Tag("P-20")
    void nothing_is_lost_and_nothing_is_sent_twice_when_the_server_is_killed() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, NANOS_PER_MAIL)) {
            ServerProcess server = start(bench, sink);
            DrainingCampaign.start(rest(bench), CONTACTS);
            Books books = new Books(bench.postgres().dataSource());
            for (int kill = 0; kill < KILLS && !books.drained(); kill++) {
                Waiting.pause(TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(2_700)));
                server.kill();
                figures.killed(sink.total());
                server = restart(bench, sink, books);
            }
            Waiting.until("drained", Duration.ofMinutes(10), books::drained);
            server.close();
            audit(sink, books);
        } finally {
            figures.print();
        }
    }

    private ServerProcess restart(Bench bench, CountingSink sink, Books books) {
        long before = sink.total();
        long started = System.nanoTime();
        ServerProcess server = start(bench, sink);
        figures.booted(System.nanoTime() - started);
        Waiting.until("first mail", Duration.ofMinutes(2), () -> sink.total() > before || books.drained());
        figures.firstMail(System.nanoTime() - started);
        return server;
    }

    private static ServerProcess start(Bench bench, CountingSink sink) {
        ServerProcess server = bench.startServer(List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port()));
        server.awaitReady(Duration.ofMinutes(3));
        return server;
    }

    private void audit(CountingSink sink, Books books) {
        Set<String> missing = new HashSet<>(DrainingCampaign.addresses(CONTACTS));
        missing.removeAll(sink.addresses());
        Set<String> lost = new HashSet<>(missing);
        lost.removeAll(books.addresses(OPEN_ENDS));
        Set<String> claimedSent = new HashSet<>(books.addresses(List.of("SENT")));
        claimedSent.removeAll(sink.addresses());
        figures.audited(sink, books, lost.size());

        assertThat(figures.kills()).as("kills before the end").isEqualTo(KILLS);
        assertThat(sink.doubled()).as("sent twice").isEmpty();
        assertThat(lost).as("lost").isEmpty();
        assertThat(claimedSent).as("told to be sent and not at the sink").isEmpty();
        assertThat(books.messages().getOrDefault("UNCERTAIN", 0L))
                .isLessThanOrEqualTo((long) figures.kills() * CONNECTIONS * WINDOW);
        assertThat(books.identity()).isEqualTo(new Books.Identity(CONTACTS, 0, CONTACTS));
        assertThat(books.counted("RUN_SUCCESS")).isEqualTo(books.runs().get("SUCCESS"));
        assertThat(books.counted("SENT")).isEqualTo(books.messages().get("SENT"));
        assertThat(books.counted("UNCERTAIN")).isEqualTo(books.messages().getOrDefault("UNCERTAIN", 0L));
        assertThat(figures.worstSecondsToFirstMail())
                .as("seconds from ready to the first mail")
                .isLessThan(15);
    }

    private static Rest rest(Bench bench) {
        URI api = URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/");
        return new Rest(api, "admin", Bench.PASSWORD);
    }
}
