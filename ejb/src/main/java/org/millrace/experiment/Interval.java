package org.millrace.experiment;

/** A figure with the range that holds the true one with 95 % confidence. */
public record Interval(double estimate, double low, double high) {

    /** Whether the range leaves zero out: a difference that chance alone hardly makes. */
    public boolean significant() {
        return low > 0 || high < 0;
    }
}
