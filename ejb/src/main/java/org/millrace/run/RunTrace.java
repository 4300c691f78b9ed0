package org.millrace.run;

import java.time.Instant;
import java.util.List;
import org.millrace.delivery.Attempt;
import org.millrace.platform.Sentence;

/** A run's whole story, oldest first. The last line of a live run says what it waits for and until when. */
public record RunTrace(RunSummary run, List<Line> lines) {

    /**
     * @param node the node's id; {@code type} its kind of step
     * @param outcome what happened there
     * @param port the port by which it left, or null
     * @param until until when it waits, or null
     * @param reason why, in words, or null
     * @param message what became of the message that the node sent, or null
     */
    public record Line(
            Instant at,
            String node,
            String name,
            String type,
            StepLogOutcome outcome,
            String port,
            Instant until,
            Sentence reason,
            Message message) {}

    /**
     * The ledger's word on a message.
     *
     * @param putOff the attempts on the wire after which it was put off, the earliest first; the latest of all is told by the others
     */
    public record Message(
            long id,
            String channel,
            String state,
            String address,
            String subject,
            Instant sentAt,
            Sentence reason,
            List<Attempt> putOff) {}
}
