package org.millrace.run.mass;

import org.millrace.run.RunStatus;

/**
 * A part of the runs of a campaign; null means any.
 *
 * @param node the id of the node that they stand at
 * @param segmentId the list whose members' runs are meant
 */
record RunChoice(RunStatus status, String node, Long segmentId) {

    static final RunChoice ALL = new RunChoice(null, null, null);
}
