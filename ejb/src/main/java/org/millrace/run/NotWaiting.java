package org.millrace.run;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** There is no wait to skip. */
class NotWaiting extends Conflict {

    private static final long serialVersionUID = 1L;

    NotWaiting(long runId, RunStatus status) {
        super(
                status == RunStatus.FROZEN
                        ? Sentence.of(
                                "Run {0} stands still with its frozen campaign; resume the campaign first.", runId)
                        : Sentence.of("Run {0} stands in no wait that could be skipped.", runId));
    }
}
