package org.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millrace.delivery.MailRounds;
import org.millrace.platform.Json;
import org.millrace.run.mass.EnrolmentRounds;

/**
 * Lives per second in the deployed EAR beside those of its peers, in alternating rounds on one PostgreSQL, and what else is promised
 * in ratios. Its last line is the verdict; {@code docs/performance.md} says what the figures mean. Where only some parts are wanted
 * the verdict has only the keys that they give, and is not kept.
 */
class PeersBench {

    private static final int LIVES = Integer.getInteger("bench.lives", 200_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 1);
    private static final int OTHERS = Integer.getInteger("bench.others", 10_000_000);
    private static final int ENGINE_LIVES = Integer.getInteger("bench.engine-lives", 3_000);
    private static final int SCHEDULER_LIVES = Integer.getInteger("bench.scheduler-lives", 20_000);

    private static final Path VERDICT = Path.of("target", "bench", "verdict.json");

    private final Parts parts = Parts.wanted();
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final List<PeerProcess> peers = new ArrayList<>();
    private final Map<String, Object> verdict = new LinkedHashMap<>();
    private final Map<String, String> failed = new LinkedHashMap<>();

    public static void main(String... arguments) {
        new PeersBench().lives_beside_those_of_the_peers();
        System.exit(0);
    }

    @Test
    void lives_beside_those_of_the_peers() {
        try (BenchServer server = new BenchServer()) {
            EarLives ear = new EarLives(server, LIVES);
            contend(server, ear);
            rounds();
            peers.forEach(PeerProcess::close);
            compare(ear);
            part("enrol", () -> enrolment(server));
            part("mail", () -> mail(server));
            part("among", () -> amongOthers(server, ear));
            if (parts.want("ear")) {
                verdict.put("peak_heap_mb", server.peakHeapMegabytes());
            }
        } finally {
            publish();
        }
    }

    /** A part that fails takes no figure of another along. */
    private void part(String name, Runnable work) {
        if (parts.want(name)) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                e.printStackTrace(System.out);
                failed.put(name, e.toString());
            }
        }
    }

    /** What failed stands in the verdict; the build that prints it last fails then too. */
    private void publish() {
        if (!failed.isEmpty()) {
            verdict.put("failed", failed);
        }
        String line = Json.write(verdict);
        System.out.println(line);
        try {
            if (parts.all()) {
                Files.writeString(VERDICT, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void contend(BenchServer server, EarLives ear) {
        contender(server, "ear", LIVES, () -> ear.round(LIVES), ear::empty);
        if (parts.want("plain")) {
            PlainLoop plain = plain(server);
            contender(server, "plain", LIVES, () -> plain.round(LIVES), plain::empty);
        }
        contender(server, "direct", LIVES, () -> directly(server, ear), ear::empty);
        peer(server, "Flowable", ENGINE_LIVES);
        peer(server, "Camunda", ENGINE_LIVES);
        peer(server, "DbScheduler", SCHEDULER_LIVES);
    }

    private void contender(BenchServer server, String name, int lives, DoubleSupplier round, Runnable empty) {
        if (parts.want(name)) {
            contenders.put(name, new Contender(server, name, lives, round, empty));
        }
    }

    private static PlainLoop plain(BenchServer server) {
        server.makeDatabase("plain");
        try (BenchDatabase schema = new BenchDatabase(server.database("plain"))) {
            return new PlainLoop(server.database("plain"), LIVES);
        }
    }

    private void peer(BenchServer server, String name, int lives) {
        String part = name.toLowerCase(Locale.ROOT);
        if (parts.want(part)) {
            PeerProcess peer = new PeerProcess(server, name);
            peers.add(peer);
            contender(server, part, lives, () -> peer.round(lives), () -> {});
        }
    }

    private void rounds() {
        for (int i = 0; i < WARM_UPS; i++) {
            each(Contender::warmUp);
        }
        for (int i = 0; i < ROUNDS; i++) {
            each(Contender::round);
        }
    }

    /** Who has failed once is asked no more. */
    private void each(Consumer<Contender> turn) {
        contenders.forEach((name, contender) -> {
            if (!failed.containsKey(name)) {
                part(name, () -> turn.accept(contender));
            }
        });
    }

    private boolean have(String... names) {
        return parts.want(names) && Stream.of(names).noneMatch(failed::containsKey);
    }

    /** The plain loop's own ratio to db-scheduler tells how much of ours is the tables' and how much the engine's. */
    private void compare(EarLives ear) {
        for (String engine : List.of("flowable", "camunda")) {
            if (have("ear", engine)) {
                verdict.put(engine + "_ratio", rounded(rate("ear") / rate(engine)));
            }
        }
        if (have("ear", "dbscheduler")) {
            verdict.put("dbscheduler_ratio", rounded(transitionsOverExecutions("ear")));
        }
        if (have("plain", "dbscheduler")) {
            System.out.printf("plain loop: %.2f of db-scheduler%n", transitionsOverExecutions("plain"));
        }
        if (have("ear", "plain")) {
            verdict.put("raw_ratio", rounded(rate("ear") / rate("plain")));
        }
        if (have("ear", "direct")) {
            verdict.put("ticket_ratio", rounded(rate("ear") / rate("direct")));
        }
        if (have("ear")) {
            verdict.put("bytes_per_step", rounded(ear.bytesPerStep()));
        }
    }

    /** Two transitions a life over three executions. */
    private double transitionsOverExecutions(String name) {
        return 2 * rate(name) / (3 * rate("dbscheduler"));
    }

    private static double directly(BenchServer server, EarLives ear) {
        server.stopTickets();
        server.poll(true);
        try {
            return ear.round(LIVES);
        } finally {
            server.poll(false);
            server.startTickets();
        }
    }

    private void enrolment(BenchServer server) {
        server.makeDatabase("enrolment");
        try (BenchDatabase database = new BenchDatabase(server.database("enrolment"))) {
            EnrolmentRounds rounds = EnrolmentRounds.on(database, server::tidy);
            System.out.printf(
                    "enrolment: %.0f rows/s, %.2f of the bare statement%n", rounds.rowsPerSecond(), rounds.ratio());
            verdict.put("enrol_ratio", rounded(rounds.ratio()));
            verdict.put("reenrol_seconds_per_million", rounded(rounds.againSecondsPerMillion()));
        }
    }

    private void mail(BenchServer server) {
        server.makeDatabase("mail");
        try (BenchDatabase database = new BenchDatabase(server.database("mail"))) {
            verdict.put("mails_per_second", MailRounds.on(database).mailsPerSecond());
        }
    }

    private void amongOthers(BenchServer server, EarLives ear) {
        if (have("ear")) {
            ear.others(OTHERS);
            Contender among = new Contender(server, "ear among others", LIVES, () -> ear.round(LIVES), () -> {});
            for (int i = 0; i < ROUNDS; i++) {
                among.round();
            }
            verdict.put("ten_million_waiting_ratio", rounded(among.rate() / rate("ear")));
        }
    }

    private double rate(String name) {
        return contenders.get(name).rate();
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
