package org.millrace.run.why;

import java.time.Instant;
import org.millrace.run.PutOff;
import org.millrace.run.RunStatus;
import org.millrace.run.WaitReason;

/** A run as it is stored. */
public record RunRow(
        long id,
        int entry,
        long versionId,
        int nodeNo,
        int visit,
        RunStatus status,
        WaitReason waitingFor,
        Instant dueAt,
        Instant waitUntil,
        String signal,
        PutOff putOff,
        String variant,
        String exitKind,
        String exitReason,
        Instant enteredAt,
        Instant movedAt,
        Instant finishedAt,
        Instant reenterAfter,
        String incident) {

    Instant until() {
        return waitUntil == null ? dueAt : waitUntil;
    }
}
