package org.millrace.run;

/** What a run that stays at its node waits for. */
public enum WaitReason {
    /** The end of its wait, at {@code due_at}. */
    TIME,
    /** An event of the contact, until {@code due_at} at the latest. */
    EVENT,
    /** A person's decision. */
    APPROVAL,
    /** What became of a message that it handed to the ledger. */
    DELIVERY
}
