package org.millrace.bench;

import java.util.function.DoubleSupplier;

/** One who lives so many lives a round, and what of the machine it took. */
final class Contender {

    private static final double MICROS = 1e6;

    private final String name;
    private final int lives;
    private final DoubleSupplier round;
    private final Runnable empty;
    private final BenchServer server;
    private final Rounds rounds = new Rounds();

    /** @param round answers its seconds; the tables are emptied before and after it */
    Contender(BenchServer server, String name, int lives, DoubleSupplier round, Runnable empty) {
        this.server = server;
        this.name = name;
        this.lives = lives;
        this.round = round;
        this.empty = empty;
    }

    /** Not counted. */
    void warmUp() {
        live("warm-up");
    }

    void round() {
        rounds.add(live("round"));
    }

    /** Nothing of an earlier round is left for autovacuum or a checkpoint to do during this one. */
    private double live(String what) {
        empty.run();
        server.tidy();
        double[] before = server.cpu();
        double seconds = round.getAsDouble();
        double[] after = server.cpu();
        System.out.printf(
                "%s: %s %d lives in %.2f s, %.0f/s; processor time of a life: server %.0f us, database %.0f us%n",
                what,
                name,
                lives,
                seconds,
                lives / seconds,
                (after[0] - before[0]) * MICROS / lives,
                (after[1] - before[1]) * MICROS / lives);
        empty.run();
        return seconds;
    }

    /** Lives a second, the median of the rounds. */
    double rate() {
        return lives / rounds.median();
    }
}
