package org.millrace.experiment;

import java.util.Optional;

/**
 * The values of an arm's contacts, those who brought nothing included.
 *
 * @param sum of the values
 * @param squares the sum of their squares
 */
public record Sample(long contacts, double sum, double squares) {

    /** 0 for an arm without contacts. */
    public double mean() {
        return contacts == 0 ? 0 : sum / contacts;
    }

    private double varianceOfMean() {
        double variance = Math.max(0, (squares - sum * sum / contacts) / (contacts - 1));
        return variance / contacts;
    }

    /** This mean less the other, with Welch's interval; empty where an arm has fewer than two contacts. */
    public Optional<Interval> minus(Sample other) {
        if (contacts < 2 || other.contacts < 2) {
            return Optional.empty();
        }
        double mine = varianceOfMean();
        double theirs = other.varianceOfMean();
        double difference = mean() - other.mean();
        double both = mine + theirs;
        if (both == 0) {
            return Optional.of(new Interval(difference, difference, difference));
        }
        double freedom = both * both / (mine * mine / (contacts - 1) + theirs * theirs / (other.contacts - 1));
        double spread = StudentT.quantile975(freedom) * Math.sqrt(both);
        return Optional.of(new Interval(difference, difference - spread, difference + spread));
    }
}
