package org.millrace.run;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** There is no incident to try again after. */
class NoIncident extends Conflict {

    private static final long serialVersionUID = 1L;

    NoIncident(long runId, RunStatus status) {
        super(Sentence.of("Run {0} is {1}; only a run that stands at an incident can be tried again.", runId, status));
    }
}
