package org.millrace.bench;

import java.util.ArrayList;
import java.util.List;

/** Seconds of several rounds; the median speaks. */
public final class Rounds {

    private final List<Double> seconds = new ArrayList<>();

    public void time(Runnable work) {
        long started = System.nanoTime();
        work.run();
        seconds.add((System.nanoTime() - started) / 1e9);
    }

    public void add(double taken) {
        seconds.add(taken);
    }

    public double last() {
        return seconds.get(seconds.size() - 1);
    }

    public double median() {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
}
