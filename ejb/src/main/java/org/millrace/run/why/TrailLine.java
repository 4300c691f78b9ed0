package org.millrace.run.why;

import java.time.Instant;
import org.millrace.run.StepLogOutcome;

/** A line of a run's trail as it is stored. */
public record TrailLine(
        int nodeNo, int visit, Instant at, StepLogOutcome outcome, String port, Instant until, String reason) {

    /** Whether the run came to another node, or to an end, by this line. */
    boolean leaves() {
        return outcome == StepLogOutcome.CONTINUED;
    }
}
