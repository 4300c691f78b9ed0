package org.millrace.run;

import java.time.Instant;

/**
 * The new position of a claimed run. Its signal is spent.
 *
 * @param newVersionId null = the version stays
 * @param waitingFor null when the node is still to be executed
 * @param dueAt when the engine looks next; null unless the run is WAITING, or when it waits for something without a deadline
 * @param movedAt when it came to the node
 * @param end null unless the run ended
 */
public record RunMove(
        long runId,
        Long newVersionId,
        int nodeNo,
        int visit,
        RunStatus status,
        WaitReason waitingFor,
        Instant dueAt,
        String variant,
        Instant movedAt,
        Loops loops,
        RunEnd end) {

    String exitKind() {
        return end == null ? null : end.kind();
    }

    /** Whether more is to be written than what every move has. */
    boolean particular() {
        return newVersionId != null || !loops.passes().isEmpty() || end != null && !end.plain();
    }
}
