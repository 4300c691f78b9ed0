package org.millrace.run;

import java.time.Instant;

/**
 * A run as lists show it.
 *
 * @param contact the contact's external id
 * @param node the node's id in the workflow, {@code welcome}
 * @param name what people call the node, or null
 * @param dueAt when it is looked at next; null unless it waits
 * @param putOff why it is to be executed later although it was due; null unless something that it needs is not there
 * @param variant its arm of the experiment, or null
 * @param exitKind how it ended, or null
 */
public record RunSummary(
        long id,
        long campaignId,
        String campaign,
        String contact,
        String node,
        String name,
        int version,
        RunStatus status,
        boolean waiting,
        Instant dueAt,
        PutOff putOff,
        String variant,
        String exitKind,
        Instant enteredAt,
        Instant movedAt,
        Instant finishedAt) {}
