package org.millrace.run.migration;

/** Why a run that shall move stays on its version. */
public enum StayReason {
    /** Its node is mapped to none of the new version; with moves at the next wait: no wait ahead of it is. */
    UNMAPPED,
    /** It could come by a node there that it has a message from, and would be mailed again. */
    SENT_ALREADY,
    /** An interrupt has come true; it is about to end. */
    ENDING
}
