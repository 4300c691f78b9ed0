package org.millrace.counter;

/** What is counted per campaign, version, node, product, variant and hour. */
public enum Metric {
    /** A run came to the node. */
    ENTERED,
    /** A run left the node, by a port or by ending there. */
    LEFT,
    /** A run entered the campaign (node 0). */
    RUN_ENTERED,
    /** Runs that ended (node 0), by status. */
    RUN_SUCCESS,
    RUN_PARTIAL,
    RUN_FAILED,
    RUN_CANCELED,
    /** Runs of an arm (node 0), in the hour in which they entered: whoever changes the arm is taken out of the one before. */
    ASSIGNED,
    /** Messages handed to the ledger by the node, and what became of them. */
    QUEUED,
    SENT,
    SKIPPED,
    FAILED,
    UNCERTAIN,
    BOUNCED,
    COMPLAINED,
    /** Messages opened or clicked at least once; HUMAN leaves the machines out. */
    OPENED,
    OPENED_HUMAN,
    CLICKED,
    CLICKED_HUMAN,
    UNSUBSCRIBED
}
