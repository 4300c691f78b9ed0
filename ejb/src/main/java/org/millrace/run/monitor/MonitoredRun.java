package org.millrace.run.monitor;

import java.time.Instant;
import org.millrace.run.PutOff;
import org.millrace.run.RunStatus;
import org.millrace.run.WaitReason;

/**
 * A run as the monitor lists it.
 *
 * @param contact the contact's external id
 * @param zone the contact's time zone, or its campaign's where it has none
 * @param node the node's id; {@code name} as people named it, or null
 * @param waitingFor null unless a node has it wait
 * @param dueAt when it is looked at next; null when it has ended or stands still
 * @param putOff why it is to be executed later although it is due; null unless something that it needs is not there
 * @param attempt how often a person had its node executed again
 */
public record MonitoredRun(
        long id,
        long campaignId,
        String campaign,
        String contact,
        String zone,
        String node,
        String name,
        int version,
        RunStatus status,
        WaitReason waitingFor,
        Instant dueAt,
        PutOff putOff,
        int attempt,
        String variant,
        String exitKind,
        String exitReason,
        Instant enteredAt,
        Instant movedAt,
        Instant finishedAt) {

    public String title() {
        return name == null ? node : name;
    }

    /** Whether a wait of its node could be ended for it. */
    public boolean skippable() {
        return status == RunStatus.WAITING && waitingFor != null;
    }
}
