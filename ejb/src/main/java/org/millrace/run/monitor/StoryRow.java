package org.millrace.run.monitor;

import java.math.BigDecimal;
import java.time.Instant;
import org.millrace.run.StepLogOutcome;

/**
 * A line of a run's trail with all that other tables say of the same visit of the node.
 *
 * @param config what the node was told, as JSON; null when no version knows the node any more
 */
public record StoryRow(
        int visit,
        String node,
        String name,
        String type,
        String config,
        Instant at,
        StepLogOutcome outcome,
        String port,
        Instant until,
        String reason,
        Long messageId,
        String channel,
        String state,
        String address,
        String subject,
        Integer attempts,
        Instant createdAt,
        Instant readyAt,
        Instant intentAt,
        Instant sentAt,
        String provider,
        String providerId,
        String messageReason,
        String question,
        String decision,
        String decidedBy,
        String comment,
        String criterion,
        BigDecimal points,
        String event,
        String detail) {

    String title() {
        if (name != null) {
            return name;
        }
        return node == null ? "–" : node;
    }
}
