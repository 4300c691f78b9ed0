package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;

/**
 * The server dies at each named point of its protocols in turn, while contacts enter, are mailed, are moved to a new version, pay
 * and go on. In the end everybody has everything once: one run, one mail or an uncertain one, one tag, five points, one event.
 */
@Tag("chaos")
class PointKillIT extends DyingServer {

    private static final int GROUP = 40;
    private static final Set<String> IN_EVERY_BUILD = Set.of("after the wire", "between prepare and commit");

    @Test
    @Tag("P-01")
    @Tag("P-02")
    void nothing_is_lost_or_done_twice_wherever_the_server_dies() {
        try (Bench bench = Bench.own();
                CountingSink sink = CountingSink.start(0, 0)) {
            List<KillPoint> points = points();
            ServerProcess first = started(bench, sink, List.of());
            campaign(bench).make();
            first.close();
            for (int i = 0; i < points.size(); i++) {
                dieAt(points.get(i), i, bench, sink);
            }
            ServerProcess last = started(bench, sink, List.of());
            Books books = new Books(bench.postgres().dataSource());
            goOnToTheEnd(campaign(bench), payments(bench), points.size(), books);
            last.close();
            audit(points.size() * GROUP, sink, books);
        } finally {
            tellFigures();
        }
    }

    /** Every point in the profile chaos, two of them in every build. */
    private static List<KillPoint> points() {
        return KillPoint.chosen(KillPoint.ALL, IN_EVERY_BUILD);
    }

    private void dieAt(KillPoint point, int group, Bench bench, CountingSink sink) {
        dieAt(
                point,
                bench.startServer(options(sink, point.agent(folder)), SenderDeployment.archive()),
                server -> act(campaign(bench), payments(bench), group),
                Duration.ofMinutes(2));
    }

    private static void act(PaidCampaign campaign, Payments payments, int group) throws IOException {
        try {
            campaign.enter(group, GROUP);
            Waiting.pause(Duration.ofSeconds(3).toNanos());
            payments.tell("p" + group, PaidCampaign.names(group, GROUP));
            campaign.moveToANewVersion(group);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What a kill cut off is done again; payments are told anew to those who came to their wait only afterwards. */
    private static void goOnToTheEnd(PaidCampaign campaign, Payments payments, int groups, Books books) {
        for (int group = 0; group < groups; group++) {
            campaign.enter(group, GROUP);
        }
        int[] round = {0};
        Waiting.until("everybody has paid", Duration.ofMinutes(5), () -> {
            if (round[0]++ % 100 == 0) {
                payAll(payments, groups, "r" + round[0]);
            }
            return books.runs().getOrDefault("SUCCESS", 0L) == 2L * groups * GROUP
                    && books.drained()
                    && books.fired() == 0;
        });
    }

    private static void payAll(Payments payments, int groups, String id) {
        try {
            payments.tell(
                    id,
                    IntStream.range(0, groups)
                            .boxed()
                            .flatMap(group -> PaidCampaign.names(group, GROUP).stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void audit(int contacts, CountingSink sink, Books books) {
        Set<String> lost = new HashSet<>();
        for (int group = 0; group < contacts / GROUP; group++) {
            PaidCampaign.names(group, GROUP).forEach(name -> lost.add(name + "@example.com"));
        }
        lost.removeAll(sink.addresses());
        lost.removeAll(books.addresses(List.of("UNCERTAIN", "FAILED", "SKIPPED")));
        figures.put("contacts", contacts);

        auditMails(lost, sink, books);
        assertThat(books.identities())
                .as("who entered the campaign, and the one that its event lets in")
                .hasSize(2)
                .containsOnly(new Books.Identity(contacts, 0, contacts));
        assertThat(books.runs()).isEqualTo(Map.of("SUCCESS", 2L * contacts));
        assertThat(books.tagged("paid")).isEqualTo(contacts);
        assertThat(books.tagged("thanked")).isEqualTo(contacts);
        assertThat(books.scored("fit", 5)).as("with five points").isEqualTo(contacts);
        assertThat(books.happened("points_thanked")).isEqualTo(contacts);
    }

    private static ServerProcess started(Bench bench, CountingSink sink, List<String> agent) {
        return ready(bench.startServer(options(sink, agent), SenderDeployment.archive()));
    }

    private static List<String> options(CountingSink sink, List<String> agent) {
        List<String> options = new ArrayList<>(List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port()));
        options.addAll(agent);
        return options;
    }

    private static PaidCampaign campaign(Bench bench) {
        return new PaidCampaign(rest(bench));
    }

    private static Payments payments(Bench bench) {
        return new Payments(base(bench));
    }
}
