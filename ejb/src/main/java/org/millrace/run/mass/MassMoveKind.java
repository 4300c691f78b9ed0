package org.millrace.run.mass;

/** What is done with the runs of a campaign. */
public enum MassMoveKind {
    /** Everybody of the audience who is not inside enters. */
    ENROL,
    /** Those waiting stand still. The campaign's status has stopped them already; this only clears the due index. */
    FREEZE,
    /** Those standing still wait again, for the due time that they had. */
    THAW,
    /** Everybody inside leaves as canceled. */
    CANCEL
}
