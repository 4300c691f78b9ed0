package org.millrace.campaign;

/** What becomes of that which fell due while a campaign was frozen. */
public enum CatchUpRule {
    /** All of it at once. */
    NOW,
    /** Evenly over a span that begins with the resumption. */
    SPREAD,
    /** What is overdue by more than a span is not sent any more, on record; the runs go on. The rest at once. */
    SKIP_OLDER,
    /** As if the time of the freeze had not passed: every wait and message is later by its length. */
    RETIME
}
