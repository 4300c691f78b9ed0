package org.millrace.run;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** The run does not wait for this answer any more. */
public class ApprovalClosed extends Conflict {

    public ApprovalClosed(long id) {
        super(Sentence.of(
                "The run does not wait for an answer to question {0} any more: it was decided, its time is over, or the run has left the node.",
                id));
    }
}
