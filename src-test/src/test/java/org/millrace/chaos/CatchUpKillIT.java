package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;

/**
 * The server dies at each named point of a freeze and of a resumption that has everybody wait longer by the length of the freeze: the
 * rule that would show if it were applied to anybody twice, or not at all. In the end each wait is longer by exactly the sum of the
 * freezes, each move has counted everybody once, and each contact has one mail.
 */
@Tag("chaos")
class CatchUpKillIT extends DyingServer {

    private static final int CONTACTS = 200;
    private static final Set<String> IN_EVERY_BUILD = Set.of("in a catch-up, after its rows");

    @Test
    @Tag("P-09")
    @Tag("P-01")
    void nobody_is_resumed_twice_or_passed_over_wherever_the_server_dies() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, TimeUnit.SECONDS.toNanos(2))) {
            Books books = new Books(bench.postgres().dataSource());
            ServerProcess first = started(bench, sink);
            campaign(bench).make(CONTACTS);
            Waiting.until(
                    "everybody waits",
                    Duration.ofMinutes(2),
                    () -> books.later().values().stream().mapToLong(n -> n).sum() == CONTACTS);
            first.close();
            points().forEach(point -> dieAt(point, bench, sink, books));
            ServerProcess last = started(bench, sink);
            goOnToTheEnd(campaign(bench), books);
            last.close();
            audit(sink, books);
        } finally {
            tellFigures();
        }
    }

    /** Every point in the profile chaos, one of them in every build. */
    private static List<KillPoint> points() {
        return KillPoint.chosen(KillPoint.OF_RESUMPTIONS, IN_EVERY_BUILD);
    }

    private void dieAt(KillPoint point, Bench bench, CountingSink sink, Books books) {
        dieAt(
                point,
                bench.startServer(options(sink, point.agent(folder))),
                server -> {
                    campaign(bench).freeze();
                    Waiting.until("nobody moves", Duration.ofSeconds(60), () -> !books.moving() || !server.alive());
                    campaign(bench).resume();
                },
                Duration.ofSeconds(120));
    }

    /** A resumption that the death cut off before its commit was never asked for, and is asked for again. */
    private void goOnToTheEnd(FrozenCampaign campaign, Books books) {
        Waiting.until("nobody moves", Duration.ofMinutes(2), () -> !books.moving());
        campaign.resume();
        Waiting.until("all are resumed", Duration.ofMinutes(2), () -> !books.moving());
        figures.put("frozen_ms", books.frozen().toMillis());
        figures.put("resumptions", books.resumptions());
        figures.put("moved", books.moved());
        figures.put("later", books.later().toString());
        assertThat(books.later()).as("how much later everybody waits").isEqualTo(Map.of(books.frozen(), (long)
                CONTACTS));
        campaign.tellAll(CONTACTS);
        Waiting.until("all have ended", Duration.ofMinutes(5), books::drained);
    }

    private void audit(CountingSink sink, Books books) {
        Set<String> lost = IntStream.rangeClosed(1, CONTACTS)
                .mapToObj(n -> FrozenCampaign.name(n) + "@example.com")
                .collect(Collectors.toCollection(HashSet::new));
        lost.removeAll(sink.addresses());
        lost.removeAll(books.addresses(List.of("UNCERTAIN")));

        auditMails(lost, sink, books);
        assertThat(books.messages().keySet()).isSubsetOf("SENT", "UNCERTAIN");
        assertThat(books.moved().get("FREEZE")).as("frozen by each freeze").containsOnly((long) CONTACTS);
        assertThat(books.moved().get("CATCH_UP")).as("in each catch-up").containsOnly((long) CONTACTS);
        assertThat(books.moved().get("THAW")).as("let go by each thaw").containsOnly((long) CONTACTS);
        assertThat(books.identity()).isEqualTo(new Books.Identity(CONTACTS, 0, CONTACTS));
        assertThat(books.runs()).isEqualTo(Map.of("SUCCESS", (long) CONTACTS));
    }

    private static ServerProcess started(Bench bench, CountingSink sink) {
        return ready(bench.startServer(options(sink, List.of())));
    }

    private static List<String> options(CountingSink sink, List<String> agent) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms256m",
                "-Xmx1g",
                "-Dmillrace.mail.port=" + sink.port(),
                "-Dmillrace.engine.chunk=" + CONTACTS / 4));
        options.addAll(agent);
        return options;
    }

    private static FrozenCampaign campaign(Bench bench) {
        return new FrozenCampaign(rest(bench));
    }
}
