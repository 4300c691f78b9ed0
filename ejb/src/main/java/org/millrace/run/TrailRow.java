package org.millrace.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millrace.delivery.Attempt;
import org.millrace.platform.Sentence;

/** A line of the trail with what became of the node's message. */
public record TrailRow(
        Instant at,
        int nodeNo,
        String node,
        String name,
        String type,
        StepLogOutcome outcome,
        String port,
        Instant until,
        String reason,
        Long messageId,
        String channel,
        String state,
        String address,
        String subject,
        Instant sentAt,
        String messageReason) {

    /** @param putOff the attempts after which messages were put off, by message */
    RunTrace.Line line(Map<Long, List<Attempt>> putOff) {
        RunTrace.Message message = messageId == null
                ? null
                : new RunTrace.Message(
                        messageId,
                        channel,
                        state,
                        address,
                        subject,
                        sentAt,
                        Sentence.read(messageReason),
                        putOff.getOrDefault(messageId, List.of()));
        return new RunTrace.Line(at, node, name, type, outcome, port, until, RunEnd.said(port, reason), message);
    }
}
