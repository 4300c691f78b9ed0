package org.millrace.run.mass;

/** What is done with the runs of a campaign. */
public enum MassMoveKind {
    /** Everybody of the audience who is not inside enters. */
    ENROL,
    /** Those waiting stand still. The campaign's status has stopped them already; this only clears the due index. */
    FREEZE,
    /** Messages that wait are spread, skipped or put off, by the rule of the resumption. Holds. */
    CATCH_UP_MESSAGES,
    /** Those inside get a new due time, or skip what they would send late, by the rule of the resumption. Holds. */
    CATCH_UP,
    /** Those standing still wait again, for the due time that they have. */
    THAW,
    /** Messages that wait are not sent any more. Holds. */
    SKIP_MESSAGES,
    /** Those inside, or a part of them, leave as canceled. */
    CANCEL,
    /** Incidents, or a part of them, are executed anew. */
    RETRY,
    /** Those that stand in a wait, or a part of them, pass it. */
    SKIP_WAIT,
    /** Everybody of a list, a segment or a choice who is not inside now enters again, whatever the policy says. */
    RE_ENROL,
    /** Those on an older version go to a newer one, as far as their node is mapped. */
    MIGRATE
}
