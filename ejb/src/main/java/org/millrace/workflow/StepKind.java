package org.millrace.workflow;

/** What the compiler must know of a node's nature. */
public enum StepKind {
    /** Where runs enter; at least one per workflow, nothing leads to them. */
    TRIGGER,
    /** May hold the run for a while. */
    WAIT,
    /** Passes at once. */
    STEP,
    /** Passes at once and sends a message. */
    SEND,
    /** Ends the run. */
    EXIT
}
