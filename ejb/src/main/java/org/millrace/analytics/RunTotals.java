package org.millrace.analytics;

/**
 * Where a campaign's contacts are.
 *
 * @param entered as counted when they entered
 * @param waiting at a node: due, or until a time comes
 */
public record RunTotals(
        long entered,
        long waiting,
        long frozen,
        long incident,
        long success,
        long partial,
        long failed,
        long canceled) {

    /** Up to how many frozen runs, and incidents, are counted; those beyond are counted among the waiting. */
    static final int MOST = 100_000;

    /** Those inside. */
    public long live() {
        return waiting + frozen + incident;
    }

    /** Those that came to an end. */
    public long ended() {
        return success + partial + failed + canceled;
    }

    /** Whether everybody who entered is accounted for. */
    public boolean balanced() {
        return entered == live() + ended();
    }
}
