package org.millrace.workflow;

/**
 * A version as it would be if it were published now.
 *
 * @param no the number that it would have
 * @param created false when it is the published version already, so that none would be made
 */
public record ProposedVersion(int tenant, long workflowId, int no, boolean created, VersionGraph graph) {

    /** What a version that is not there yet is called; later than every other. */
    static final long NOT_YET = Long.MAX_VALUE;
}
