package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.Ports;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/** Two servers on one database enter one audience, twice asked for, and one of them is killed in the middle: each contact enters once. */
@Tag("chaos")
@EnabledIfSystemProperty(named = "chaos.kills", matches = "\\d\\d+")
class EnrolOnTwoServersIT {

    private static final int CONTACTS = Integer.getInteger("chaos.contacts", 20_000);
    private static final int BATCH = 1_000;
    private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx768m", "-Dmillrace.engine.chunk=200");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    @Tag("S0-42")
    @Tag("S2-12")
    @Tag("P-03")
    void an_audience_that_two_servers_enter_is_inside_once_though_one_dies_in_the_middle() {
        try (Bench bench = Bench.own()) {
            Books books = new Books(bench.postgres().dataSource());
            ServerProcess dying = bench.startServer(OPTIONS);
            dying.awaitReady(PATIENCE);
            Rest first = rest(bench.ports());
            long campaign = campaign(first);
            Bench.Node node = bench.node();
            ServerProcess living = node.start(OPTIONS);
            living.awaitReady(PATIENCE);
            Rest second = rest(node.ports());

            first.post("campaigns/" + campaign + "/activate", "{}");
            second.post("campaigns/" + campaign + "/run-now", "{}");
            Waiting.until("a part to be inside", PATIENCE, () -> books.rows("run") > CONTACTS / 5);
            dying.kill();
            long killed = System.nanoTime();
            long inside = books.rows("run");
            Waiting.until("the other to end both", PATIENCE, () -> !books.moving());
            print(inside, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed), books);

            assertThat(inside).as("killed in the middle").isLessThan(CONTACTS);
            assertThat(books.identity()).isEqualTo(new Books.Identity(CONTACTS, 0, CONTACTS));
            assertThat(books.contactsInside()).isEqualTo(CONTACTS);
            assertThat(books.inDoubt()).as("prepared transactions left").isZero();
            living.close();
        }
    }

    private static void print(long inside, long millis, Books books) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("contacts", CONTACTS);
        figures.put("inside_at_the_kill", inside);
        figures.put("entered", books.rows("run"));
        figures.put("contacts_inside", books.contactsInside());
        figures.put("ms_from_the_kill_to_the_end", millis);
        System.out.println(Json.write(figures));
    }

    private static long campaign(Rest rest) {
        for (int from = 1; from <= CONTACTS; from += BATCH) {
            rest.post(
                    "contacts",
                    IntStream.range(from, Math.min(from + BATCH, CONTACTS + 1))
                            .mapToObj(n -> "{\"externalId\":\"e" + n + "\"}")
                            .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
        }
        rest.put(
                "workflows/enter/draft",
                """
                {"slug": "enter", "name": "Enter",
                 "nodes": [{"id": "start", "type": "manual-trigger"},
                           {"id": "pause", "type": "wait", "config": {"amount": 30, "unit": "days"}},
                           {"id": "done", "type": "exit"}],
                 "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "done"}]}
                """);
        rest.post("workflows/enter/publish", "{}");
        return rest.post(
                        "campaigns",
                        """
                        {"name": "Enter", "workflow": "enter", "audience": {"kind": "ALL"}}
                        """)
                .get("id")
                .asLong();
    }

    private static Rest rest(Ports ports) {
        return new Rest(URI.create("http://localhost:" + ports.http() + "/millrace/api/v1/"), "admin", Bench.PASSWORD);
    }
}
