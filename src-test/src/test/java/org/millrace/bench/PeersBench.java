package org.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;
import org.millrace.run.mass.EnrolmentRounds;

/**
 * Lives per second in the deployed EAR beside those of its peers, in alternating rounds on one PostgreSQL, and what else is promised
 * in ratios. Its last line is the verdict; {@code docs/performance.md} says what the figures mean.
 */
class PeersBench {

    private static final int LIVES = Integer.getInteger("bench.lives", 200_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 2);
    private static final int OTHERS = Integer.getInteger("bench.others", 10_000_000);
    private static final int ENGINE_LIVES = Integer.getInteger("bench.engine-lives", 3_000);
    private static final int SCHEDULER_LIVES = Integer.getInteger("bench.scheduler-lives", 20_000);

    private static final Path VERDICT = Path.of("target", "bench", "verdict.json");

    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, Object> verdict = new LinkedHashMap<>();

    public static void main(String... arguments) {
        new PeersBench().lives_beside_those_of_the_peers();
        System.exit(0);
    }

    @Test
    void lives_beside_those_of_the_peers() {
        try (BenchServer server = new BenchServer();
                PeerProcess flowable = new PeerProcess(server, "Flowable");
                PeerProcess camunda = new PeerProcess(server, "Camunda");
                PeerProcess scheduler = new PeerProcess(server, "DbScheduler")) {
            EarLives ear = new EarLives(server, LIVES);
            server.makeDatabase("plain");
            PlainLoop plain;
            try (BenchDatabase schema = new BenchDatabase(server.database("plain"))) {
                plain = new PlainLoop(server.database("plain"), LIVES);
            }
            contender("ear", LIVES, lives -> ear.round(lives), ear::empty);
            contender("plain", LIVES, plain::round, plain::empty);
            contender("direct", LIVES, lives -> directly(server, ear, lives), ear::empty);
            contender("flowable", ENGINE_LIVES, flowable::round, () -> {});
            contender("camunda", ENGINE_LIVES, camunda::round, () -> {});
            contender("dbscheduler", SCHEDULER_LIVES, scheduler::round, () -> {});
            rounds();
            compare();
            verdict.put("enrol_ratio", 0);
            verdict.put("reenrol_seconds_per_million", 0);
            verdict.put("ten_million_waiting_ratio", 0);
            verdict.put("ticket_ratio", rounded(rate("ear") / rate("direct")));
            verdict.put("bytes_per_step", rounded(ear.bytesPerStep()));
            enrolment(server);
            amongOthers(ear);
            verdict.put("peak_heap_mb", server.peakHeapMegabytes());
        }
        publish(Json.write(verdict));
    }

    private static void publish(String line) {
        System.out.println(line);
        try {
            Files.writeString(VERDICT, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void contender(String name, int lives, IntToDoubleFunction round, Runnable empty) {
        contenders.put(name, new Contender(lives, round, empty, new Rounds()));
    }

    private void rounds() {
        for (int i = 0; i < WARM_UPS; i++) {
            contenders.forEach((name, contender) -> say("warm-up", name, contender.lives(), contender.live()));
        }
        for (int i = 0; i < ROUNDS; i++) {
            contenders.forEach((name, contender) -> {
                double seconds = contender.live();
                contender.rounds().add(seconds);
                say("round", name, contender.lives(), seconds);
            });
        }
    }

    private void compare() {
        double own = rate("ear");
        verdict.put("flowable_ratio", rounded(own / rate("flowable")));
        verdict.put("camunda_ratio", rounded(own / rate("camunda")));
        verdict.put("dbscheduler_ratio", rounded(2 * own / (3 * rate("dbscheduler"))));
        verdict.put("raw_ratio", rounded(own / rate("plain")));
    }

    private static double directly(BenchServer server, EarLives ear, int lives) {
        server.stopTickets();
        server.poll(true);
        try {
            return ear.round(lives);
        } finally {
            server.poll(false);
            server.startTickets();
        }
    }

    private void enrolment(BenchServer server) {
        server.makeDatabase("enrolment");
        try (BenchDatabase database = new BenchDatabase(server.database("enrolment"))) {
            EnrolmentRounds rounds = EnrolmentRounds.on(database);
            System.out.printf(
                    "enrolment: %.0f rows/s, %.2f of the bare statement%n", rounds.rowsPerSecond(), rounds.ratio());
            verdict.put("enrol_ratio", rounded(rounds.ratio()));
            verdict.put("reenrol_seconds_per_million", rounded(rounds.againSecondsPerMillion()));
        }
    }

    private void amongOthers(EarLives ear) {
        ear.empty();
        ear.others(OTHERS);
        Rounds among = new Rounds();
        for (int i = 0; i < ROUNDS; i++) {
            among.add(ear.round(LIVES));
            say("round among others", "ear", LIVES, among.last());
        }
        verdict.put("ten_million_waiting_ratio", rounded(LIVES / among.median() / rate("ear")));
    }

    private double rate(String name) {
        Contender contender = contenders.get(name);
        return contender.lives() / contender.rounds().median();
    }

    private static void say(String what, String name, int lives, double seconds) {
        System.out.printf("%s: %s %d lives in %.2f s, %.0f/s%n", what, name, lives, seconds, lives / seconds);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    private record Contender(int lives, IntToDoubleFunction round, Runnable empty, Rounds rounds) {

        double live() {
            empty.run();
            return round.applyAsDouble(lives);
        }
    }
}
