package org.millrace.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.millrace.platform.KnownWords;

/** Whether a contact that was in the campaign may enter it again. */
public enum ReentryPolicy {
    /** Once and never again. */
    NEVER,
    /** Again when the run before has ended. */
    AFTER_EXIT,
    /** Whenever it is let in, also beside a run that goes on. */
    ALWAYS,
    /** When it is not inside, and at most so many times within a window. */
    LIMITED;

    @JsonCreator
    static ReentryPolicy of(String word) {
        return KnownWords.read(ReentryPolicy.class, word, "");
    }
}
