package org.millrace.run.mass;

import java.time.Instant;
import org.millrace.run.RunStatus;

/**
 * A part of the runs of a campaign; null means any.
 *
 * @param node the id of the node that they stand at
 * @param segmentId the list whose members' runs are meant
 * @param since those that entered at this instant or later
 */
record RunChoice(RunStatus status, String node, Long segmentId, Instant since) {

    static final RunChoice ALL = new RunChoice(null, null, null, null);
}
