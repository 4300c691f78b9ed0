package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/**
 * PostgreSQL is stopped at once and started again while a campaign drains and business messages come in: the server lives on, and what
 * the outage hit is done when the database is back. Nothing is held against a run or a message: no incident, nothing uncertain, since
 * a receipt waits; no dead letter of ours, and none of the broker's, however often a message was delivered in vain.
 */
@Tag("chaos")
class DatabaseRestartIT {

    private static final int RESTARTS = Integer.getInteger("chaos.kills", 2);
    private static final int CONTACTS = 1_500 * RESTARTS;
    private static final long NANOS_PER_MAIL = TimeUnit.MILLISECONDS.toNanos(8);

    private final Random random = new Random();
    private final Map<String, Object> figures = new TreeMap<>();

    @Test
    @Tag("P-01")
    void nothing_is_lost_doubled_or_given_up_when_the_database_is_restarted() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, NANOS_PER_MAIL)) {
            ServerProcess server = bench.startServer(options(sink), SenderDeployment.archive());
            server.awaitReady(Duration.ofMinutes(5));
            DrainingCampaign.start(rest(bench), CONTACTS);
            try (PaymentStream payments = new PaymentStream(new Payments(base(bench)), CONTACTS)) {
                restart(bench, sink);
                figures.put("payments", payments.end());
            }
            Books books = new Books(bench.postgres().dataSource());
            Broker broker = new Broker(bench);
            Waiting.until("drained", Duration.ofMinutes(10), books::drained);
            Waiting.until("no message under way", Duration.ofMinutes(10), () -> broker.underWay() == 0);
            figures.put("given_up_by_the_broker", broker.givenUp());
            server.close();
            audit(sink, books);
        }
    }

    private void restart(Bench bench, CountingSink sink) {
        long worst = 0;
        int restarts = 0;
        for (; restarts < RESTARTS && sink.total() < CONTACTS; restarts++) {
            long before = sink.total();
            Waiting.until("mails", Duration.ofMinutes(2), () -> sink.total() > before + 50 || sink.total() >= CONTACTS);
            Waiting.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500)));
            bench.postgres().crash();
            Waiting.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2_000)));
            bench.postgres().start();
            worst = Math.max(worst, untilTheNextMail(sink));
        }
        figures.put("restarts", restarts);
        figures.put("worst_ms_to_next_mail", worst);
    }

    private static List<String> options(CountingSink sink) {
        return List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port());
    }

    private static long untilTheNextMail(CountingSink sink) {
        long started = System.nanoTime();
        long before = sink.total();
        Waiting.until(
                "a mail after the restart", Duration.ofMinutes(2), () -> sink.total() > before || before >= CONTACTS);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    private void audit(CountingSink sink, Books books) {
        Set<String> lost = new HashSet<>(DrainingCampaign.addresses(CONTACTS));
        lost.removeAll(sink.addresses());
        figures.put("contacts", CONTACTS);
        figures.put("lost", lost.size());
        figures.put("doubled", sink.doubled().size());
        figures.put("messages", books.messages());
        figures.put("runs", books.runs());
        figures.put("incidents", books.rows("incident"));
        figures.put("dead_letters", books.rows("dead_letter"));
        figures.put("payments_stored", books.happened("points_paid"));
        System.out.println(Json.write(figures));
        assertThat(figures.get("restarts")).as("restarts before the end").isEqualTo(RESTARTS);
        assertThat(lost).isEmpty();
        assertThat(sink.doubled()).isEmpty();
        assertThat(books.messages()).containsOnlyKeys("SENT");
        assertThat(books.runs()).containsOnlyKeys("SUCCESS");
        assertThat(books.rows("incident")).isZero();
        assertThat(books.rows("dead_letter")).isZero();
        assertThat(books.counted("SENT")).isEqualTo(CONTACTS);
        assertThat(figures.get("given_up_by_the_broker"))
                .as("in the broker's DLQ")
                .isEqualTo(0L);
        assertThat(figures.get("payments_stored"))
                .as("payments told, each stored once")
                .isEqualTo(figures.get("payments"));
        assertThat(books.inDoubt()).as("prepared transactions left").isZero();
    }

    private static Rest rest(Bench bench) {
        return new Rest(base(bench).resolve("/millrace/api/v1/"), "admin", Bench.PASSWORD);
    }

    private static URI base(Bench bench) {
        return URI.create("http://localhost:" + bench.ports().http());
    }
}
