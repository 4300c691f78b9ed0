package org.millrace.experiment;

import java.util.Optional;

/** How many of an arm's contacts did it. */
public record Proportion(long successes, long contacts) {

    /** The standard normal's 97.5 % quantile. */
    static final double Z = 1.959963984540054;

    public Proportion {
        if (successes < 0 || successes > contacts) {
            throw new IllegalArgumentException(successes + " of " + contacts);
        }
    }

    /** 0 for an arm without contacts. */
    public double rate() {
        return contacts == 0 ? 0 : (double) successes / contacts;
    }

    /** Wilson's score interval. */
    Interval wilson() {
        double n = contacts;
        double p = rate();
        double centre = p + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        double low = successes == 0 ? 0 : (centre - spread) / scale;
        double high = successes == contacts ? 1 : (centre + spread) / scale;
        return new Interval(p, low, high);
    }

    /** This rate less the other, with Newcombe's hybrid score interval; empty where an arm has nobody. */
    public Optional<Interval> minus(Proportion other) {
        if (contacts == 0 || other.contacts == 0) {
            return Optional.empty();
        }
        Interval mine = wilson();
        Interval theirs = other.wilson();
        double difference = rate() - other.rate();
        double below = Math.hypot(mine.estimate() - mine.low(), theirs.high() - theirs.estimate());
        double above = Math.hypot(mine.high() - mine.estimate(), theirs.estimate() - theirs.low());
        return Optional.of(new Interval(difference, difference - below, difference + above));
    }
}
