package org.millrace.run;

/** What the trail says of one step. */
public enum StepLogOutcome {
    /** Left the node by a port. */
    CONTINUED,
    /** Stays at the node until an instant. */
    WAITING,
    /** Ended at the node. */
    FINISHED,
    /** Taken out of the workflow at the node, because an interrupt had come true. */
    INTERRUPTED,
    /** The node could not be executed; the run stands still until somebody decides. */
    INCIDENT,
    /** A person had the node executed again after an incident. */
    RETRIED,
    /** A person let it pass the wait. */
    WAIT_SKIPPED,
    /** An administrator let the contact enter again; the node is where it begins. */
    RE_ENROLLED,
    /** Taken out of the campaign. */
    CANCELED,
    /** Went on from the node on a newer version of the workflow. */
    MIGRATED
}
