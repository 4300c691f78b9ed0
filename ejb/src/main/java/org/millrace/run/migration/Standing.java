package org.millrace.run.migration;

import java.util.Set;
import org.millrace.run.ClaimedRun;
import org.millrace.run.RunStatus;

/**
 * A live run where it stands, or many that are alike in all that decides what becomes of them, told as one of them.
 *
 * @param run its place; not locked
 * @param contact the contact's external id; null when it was erased, and for many
 * @param sentFrom the numbers of the nodes that it has messages from
 * @param people for how many it stands
 */
record Standing(ClaimedRun run, RunStatus status, int entry, String contact, Set<Integer> sentFrom, long people) {

    Standing sentFrom(Set<Integer> nodes) {
        return new Standing(run, status, entry, contact, nodes, people);
    }

    Standing forPeople(long number) {
        return new Standing(run, status, entry, contact, sentFrom, number);
    }

    /** Whether its node has it wait and will be asked again. */
    boolean waits() {
        return status == RunStatus.WAITING && run.stay().resumed();
    }
}
