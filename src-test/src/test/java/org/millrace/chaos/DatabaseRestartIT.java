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
 * PostgreSQL is stopped at once and started again while a campaign drains: the server lives on, and what the outage hit is done when the
 * database is back. Nothing is held against a run or a message: no incident, no dead letter, nothing uncertain, since a receipt waits.
 */
@Tag("chaos")
class DatabaseRestartIT {

    private static final int RESTARTS = Integer.getInteger("chaos.kills", 2);
    private static final int CONTACTS = 1_500 * RESTARTS;
    private static final long NANOS_PER_MAIL = TimeUnit.MILLISECONDS.toNanos(8);

    private final Random random = new Random();

    @Test
    @Tag("P-01")
    void nothing_is_lost_doubled_or_given_up_when_the_database_is_restarted() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, NANOS_PER_MAIL)) {
            ServerProcess server =
                    bench.startServer(List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port()));
            server.awaitReady(Duration.ofMinutes(5));
            DrainingCampaign.start(rest(bench), CONTACTS);
            Books books = new Books(bench.postgres().dataSource());
            long worst = 0;
            int restarts = 0;
            for (; restarts < RESTARTS && sink.total() < CONTACTS; restarts++) {
                long before = sink.total();
                Waiting.until(
                        "mails", Duration.ofMinutes(2), () -> sink.total() > before + 50 || sink.total() >= CONTACTS);
                Waiting.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500)));
                bench.postgres().crash();
                Waiting.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2_000)));
                bench.postgres().start();
                worst = Math.max(worst, untilTheNextMail(sink));
            }
            Waiting.until("drained", Duration.ofMinutes(10), books::drained);
            server.close();
            audit(sink, books, restarts, worst);
        }
    }

    private static long untilTheNextMail(CountingSink sink) {
        long started = System.nanoTime();
        long before = sink.total();
        Waiting.until(
                "a mail after the restart", Duration.ofMinutes(2), () -> sink.total() > before || before >= CONTACTS);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    private static void audit(CountingSink sink, Books books, int restarts, long worst) {
        Set<String> lost = new HashSet<>(DrainingCampaign.addresses(CONTACTS));
        lost.removeAll(sink.addresses());
        System.out.printf(
                "{\"restarts\": %d, \"contacts\": %d, \"lost\": %d, \"doubled\": %d, \"messages\": \"%s\", \"runs\": \"%s\","
                        + " \"incidents\": %d, \"dead_letters\": %d, \"worst_ms_to_next_mail\": %d}%n",
                restarts,
                CONTACTS,
                lost.size(),
                sink.doubled().size(),
                books.messages(),
                books.runs(),
                books.rows("incident"),
                books.rows("dead_letter"),
                worst);
        assertThat(restarts).as("restarts before the end").isEqualTo(RESTARTS);
        assertThat(lost).isEmpty();
        assertThat(sink.doubled()).isEmpty();
        assertThat(books.messages()).containsOnlyKeys("SENT");
        assertThat(books.runs()).containsOnlyKeys("SUCCESS");
        assertThat(books.rows("incident")).isZero();
        assertThat(books.rows("dead_letter")).isZero();
        assertThat(books.counted("SENT")).isEqualTo(CONTACTS);
    }

    private static Rest rest(Bench bench) {
        return new Rest(
                URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/"), "admin", Bench.PASSWORD);
    }
}
