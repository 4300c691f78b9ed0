package org.millrace.run;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;

/** What was asked for is not possible from the status that the run has. */
@ApplicationException(rollback = true)
public class IllegalRunTransition extends Conflict {

    IllegalRunTransition(Long runId, RunStatus from, RunStatus to) {
        super("Run " + runId + " is " + from + " and cannot become " + to + ". From " + from + " it may become "
                + (from.next().isEmpty() ? "nothing else: it has ended" : from.next()) + ".");
    }
}
