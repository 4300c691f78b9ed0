package org.millrace.run;

import java.time.Instant;

/**
 * The new position of a claimed run.
 *
 * @param dueAt null unless the run is WAITING
 * @param waitingFor null when the node is still to be executed
 * @param exitKind null unless the run ended
 */
public record RunMove(
        long runId,
        int nodeNo,
        int visit,
        RunStatus status,
        WaitReason waitingFor,
        Instant dueAt,
        String variant,
        String exitKind,
        Instant movedAt) {}
