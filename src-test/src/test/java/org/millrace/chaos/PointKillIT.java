package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.LaunchFailure;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/**
 * The server dies at each named point of its protocols in turn, while contacts enter, are mailed, are moved to a new version, pay
 * and go on. In the end everybody has everything once: one run, one mail or an uncertain one, one tag, five points, one event.
 */
@Tag("chaos")
class PointKillIT {

    private static final int GROUP = 40;
    private static final Set<String> IN_EVERY_BUILD = Set.of(
            "before the batch is committed",
            "after the wire",
            "between prepare and commit",
            "after a fired event woke runs");
    private static final int UNCERTAIN_PER_KILL = 4 * 16;

    @TempDir
    Path folder;

    private final Map<String, Object> figures = new TreeMap<>();
    private final List<String> reached = new ArrayList<>();
    private final List<String> notReached = new ArrayList<>();

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
            figures.put("reached", reached.size());
            figures.put("not_reached", notReached);
            System.out.println(Json.write(figures));
        }
    }

    /** Every point in the profile chaos, three of them in every build. */
    private static List<KillPoint> points() {
        return KillPoint.chosen(KillPoint.ALL, IN_EVERY_BUILD);
    }

    private void dieAt(KillPoint point, int group, Bench bench, CountingSink sink) {
        ServerProcess server = bench.startServer(options(sink, point.agent(folder)), SenderDeployment.archive());
        try {
            server.awaitReady(Duration.ofMinutes(3));
            act(campaign(bench), payments(bench), group);
        } catch (LaunchFailure | IllegalStateException | IOException diedMeanwhile) {
            figures.put("last_cut_off", point.name());
        }
        try {
            Waiting.until(point.name(), Duration.ofSeconds(30), () -> !server.alive());
            reached.add(point.name());
        } catch (AssertionError | IllegalStateException stillThere) {
            notReached.add(point.name());
            server.kill();
        }
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
        figures.put("doubled", sink.doubled().size());
        figures.put("lost", lost.size());
        figures.put("messages", books.messages());
        figures.put("runs", books.runs());

        assertThat(notReached).as("points that the server never came to").isEmpty();
        assertThat(sink.doubled()).as("mailed twice").isEmpty();
        assertThat(lost).as("lost").isEmpty();
        assertThat(books.messages().getOrDefault("UNCERTAIN", 0L))
                .isLessThanOrEqualTo((long) reached.size() * UNCERTAIN_PER_KILL);
        assertThat(books.identities())
                .as("who entered the campaign, and the one that its event lets in")
                .hasSize(2)
                .containsOnly(new Books.Identity(contacts, 0, contacts));
        assertThat(books.runs()).isEqualTo(Map.of("SUCCESS", 2L * contacts));
        assertThat(books.tagged("paid")).isEqualTo(contacts);
        assertThat(books.tagged("thanked")).isEqualTo(contacts);
        assertThat(books.scored("fit", 5)).as("with five points").isEqualTo(contacts);
        assertThat(books.happened("points_thanked")).isEqualTo(contacts);
        assertThat(books.inDoubt()).as("prepared transactions left").isZero();
    }

    private static ServerProcess started(Bench bench, CountingSink sink, List<String> agent) {
        ServerProcess server = bench.startServer(options(sink, agent), SenderDeployment.archive());
        server.awaitReady(Duration.ofMinutes(3));
        return server;
    }

    private static List<String> options(CountingSink sink, List<String> agent) {
        List<String> options = new ArrayList<>(List.of("-Xms256m", "-Xmx1g", "-Dmillrace.mail.port=" + sink.port()));
        options.addAll(agent);
        return options;
    }

    private static PaidCampaign campaign(Bench bench) {
        return new PaidCampaign(new Rest(base(bench).resolve("/millrace/api/v1/"), "admin", Bench.PASSWORD));
    }

    private static Payments payments(Bench bench) {
        return new Payments(base(bench));
    }

    private static URI base(Bench bench) {
        return URI.create("http://localhost:" + bench.ports().http());
    }
}
