package org.millrace.run;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** What was asked for is not possible from the status that the run has. */
@ApplicationException(rollback = true)
public class IllegalRunTransition extends Conflict {

    IllegalRunTransition(Long runId, RunStatus from, RunStatus to) {
        super(
                from.live()
                        ? Sentence.of(
                                "Run {0} is {1} and cannot become {2}. From {3} it may become {4}.",
                                runId, from, to, from, from.next())
                        : Sentence.of("Run {0} has ended as {1}: nothing can be done with it any more.", runId, from));
    }
}
