package org.millrace.run.migration;

import java.util.Set;
import org.millrace.run.ClaimedRun;
import org.millrace.run.RunStatus;

/**
 * A live run where it stands.
 *
 * @param run its place; not locked
 * @param contact the contact's external id; null when it was erased
 * @param sentFrom the numbers of the nodes that it has messages from
 */
record Standing(ClaimedRun run, RunStatus status, int entry, String contact, Set<Integer> sentFrom) {

    Standing sentFrom(Set<Integer> nodes) {
        return new Standing(run, status, entry, contact, nodes);
    }

    /** Whether its node has it wait and will be asked again. */
    boolean waits() {
        return status == RunStatus.WAITING && run.stay().resumed();
    }
}
