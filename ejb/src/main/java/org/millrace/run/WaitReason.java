package org.millrace.run;

/** What a run that stays at its node waits for. */
public enum WaitReason {
    /** The end of its wait, at {@code due_at}. */
    TIME
}
