package org.millrace.run.migration;

/** What becomes of a run at a publication. */
public enum Fate {
    /** Stays on its version. */
    STAYS,
    /** Goes to the new version at once; where it waits it waits until the same time as before. */
    MOVES,
    /** Goes to the new version at once and waits for a shorter time there. */
    WAITS_SHORTER,
    /** Goes to the new version at once and waits for a longer time there. */
    WAITS_LONGER,
    /** Goes to the new version at once and leaves its node there at once: its wait is over. */
    LEAVES,
    /** Stays on its version until it comes to a wait from which it can go to the new one. */
    MOVES_LATER
}
