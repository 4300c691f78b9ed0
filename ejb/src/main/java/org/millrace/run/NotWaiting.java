package org.millrace.run;

import org.millrace.platform.Conflict;

/** There is no wait to skip. */
class NotWaiting extends Conflict {

    private static final long serialVersionUID = 1L;

    NotWaiting(long runId) {
        super("Run " + runId + " stands in no wait that could be skipped.");
    }
}
