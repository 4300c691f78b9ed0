package org.millrace.run.migration;

/**
 * What becomes of a run.
 *
 * @param to the number of the node in the new version; null when it does not go there now
 * @param reason why it stays although it shall move; else null
 */
record Verdict(Standing standing, Fate fate, Integer to, StayReason reason) {

    static Verdict stays(Standing standing, StayReason reason) {
        return new Verdict(standing, Fate.STAYS, null, reason);
    }
}
