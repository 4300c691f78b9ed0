package org.millrace.run;

import org.millrace.platform.Conflict;

/** The run does not wait for this answer any more. */
public class ApprovalClosed extends Conflict {

    public ApprovalClosed(long id) {
        super("The run does not wait for an answer to question " + id
                + " any more: it was decided, its time is over, or the run has left the node.");
    }
}
